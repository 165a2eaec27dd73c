package nl.kring.journey.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.Map;
import nl.kring.identity.StaffRole;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Puts the engine's REST interface and web applications behind the one login, and closes their known weaknesses. */
@Configuration(proxyBeanMethods = false)
class EngineSecurityConfiguration {

    private static final int AFTER_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    /** For programs that deploy and migrate: no session, so no cross-site request can use one. */
    @Bean
    @Order(10)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identityService, EngineGroups groups)
            throws Exception {
        return http
                // A pattern given as text would be matched against Spring MVC's handlers, and this is Jersey's.
                .securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/engine-rest/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(rules -> rules.anyRequest().hasAuthority(StaffRole.ADMINISTRATORS.authority()))
                .addFilterAfter(new EngineIdentityFilter(identityService, groups), AuthorizationFilter.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> oneLogin() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                onCamunda(new ContainerBasedAuthenticationFilter(), AFTER_SIGN_IN + 2, "/camunda/*");
        filter.setInitParameters(Map.of("authentication-provider", SignedInStaff.class.getName()));
        return filter;
    }

    @Bean
    FilterRegistrationBean<NoncePerRequest> noncePerRequest() {
        return onCamunda(new NoncePerRequest(), AFTER_SIGN_IN, "/camunda/*");
    }

    @Bean
    FilterRegistrationBean<ExpressionGuard> expressionGuard() {
        return onCamunda(new ExpressionGuard(), AFTER_SIGN_IN + 1, "/engine-rest/*", "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<TaskGuard> taskGuard() {
        return onCamunda(new TaskGuard(), AFTER_SIGN_IN + 1, "/camunda/api/*");
    }

    private static <F extends Filter> FilterRegistrationBean<F> onCamunda(F filter, int order, String... patterns) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(patterns);
        registration.setOrder(order);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
