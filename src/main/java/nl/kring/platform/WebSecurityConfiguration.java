package nl.kring.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may go where. What is not named here does not exist for anybody. */
@Configuration(proxyBeanMethods = false)
class WebSecurityConfiguration {

    private static final String[] STAFF = {
        StaffRole.COORDINATORS.authority(), StaffRole.FACILITATORS.authority(), StaffRole.ADMINISTRATORS.authority()
    };

    private static final String[] PUBLIC = {
        "/",
        "/programmes/**",
        "/editions/*/enrol/**",
        "/confirm/**",
        "/leave/**",
        "/nominations/**",
        "/mentor/**",
        "/support/**",
        "/my/sign-in/**",
        "/login",
        "/login/forgotten",
        "/login/password/*",
        "/privacy",
        "/accessibility",
        "/actuator/health/**",
        "/v3/api-docs/**",
        "/error",
        "/css/**",
        "/js/**",
        "/fonts/**",
        "/images/**",
        "/webjars/**",
        "/favicon.ico",
        "/favicon*.svg",
        "/robots.txt"
    };

    /** The JSON interface: every call brings its own credentials, where it needs any. */
    @Bean
    @Order(20)
    SecurityFilterChain api(HttpSecurity http, ObjectMapper objectMapper) throws Exception {
        AuthenticationEntryPoint unauthorized = (request, response, reason) -> {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Kring\", charset=\"UTF-8\"");
            write(
                    problem(HttpStatus.UNAUTHORIZED, "Sign in as staff with HTTP basic.", request),
                    response,
                    objectMapper);
        };
        return http.securityMatcher(path("/api/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthorized))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(unauthorized)
                        .accessDeniedHandler((request, response, reason) -> write(
                                problem(HttpStatus.FORBIDDEN, "Your role does not allow this.", request),
                                response,
                                objectMapper)))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(path(HttpMethod.GET, "/api/v1/programmes"))
                        .permitAll()
                        .requestMatchers(path(HttpMethod.GET, "/api/v1/editions/{id}"))
                        .permitAll()
                        .requestMatchers(path(HttpMethod.POST, "/api/v1/editions/{id}/enrolments"))
                        .permitAll()
                        .requestMatchers(path(HttpMethod.GET, "/api/**"))
                        .hasAnyAuthority(STAFF)
                        .anyRequest()
                        .hasAnyAuthority(StaffRole.COORDINATORS.authority(), StaffRole.ADMINISTRATORS.authority()))
                .build();
    }

    /** Pages: staff with the sign-in form, candidates with a link from their mail. */
    @Bean
    @Order(30)
    SecurityFilterChain pages(HttpSecurity http, EmbeddedDefault embeddedDefault, StaffDirectory staff)
            throws Exception {
        RequestMatcher staffPages = paths("/desk/**", "/camunda/**");
        RequestMatcher candidatePages = path("/my/**");
        RequestMatcher camundaApi = path("/camunda/api/**");
        RequestMatcher camundaLogout = path(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

        http.addFilterAfter(new PresentRights(staff), SecurityContextHolderFilter.class)
                .headers(SecurityHeaders::apply)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        // The Camunda web applications check a token of their own; see EngineWebApplicationTests.
                        .ignoringRequestMatchers(paths("/camunda/api/**", "/camunda/app/**"))
                        .ignoringRequestMatchers(WebSecurityConfiguration::movesClockFromThisMachine))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                // A new session, so that nothing of whoever used the browser before is left.
                .sessionManagement(session ->
                        session.sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::newSession))
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(new AfterSignIn())
                        .failureUrl("/login?error")
                        .permitAll())
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(path(HttpMethod.POST, "/logout"), camundaLogout))
                        .logoutSuccessHandler((request, response, authentication) ->
                                afterSignOut(request, response, camundaLogout, authentication)))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), camundaApi)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/my/sign-in"), candidatePages)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), staffPages)
                        .defaultAuthenticationEntryPointFor(
                                (request, response, reason) -> response.sendError(HttpServletResponse.SC_NOT_FOUND),
                                request -> true)
                        .accessDeniedHandler(
                                (request, response, reason) -> deny(request, response, staffPages, candidatePages)))
                .authorizeHttpRequests(rules -> {
                    rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                            .permitAll();
                    // Made to set up an engine without users, and open to anybody while it thinks it has none.
                    rules.requestMatchers(paths("/camunda/api/*/setup/**", "/camunda/app/*/*/setup/**"))
                            .denyAll();
                    // There is one sign-in page, and it is ours.
                    rules.requestMatchers(paths("/camunda/api/*/auth/user/*/login/**"))
                            .denyAll();
                    rules.requestMatchers(paths(PUBLIC)).permitAll();
                    rules.requestMatchers(paths(
                                    "/camunda/app/cockpit/**", "/camunda/app/admin/**", "/camunda/api/cockpit/**"))
                            .hasAuthority(StaffRole.ADMINISTRATORS.authority());
                    rules.requestMatchers(staffPages).hasAnyAuthority(STAFF);
                    rules.requestMatchers(candidatePages).hasAuthority(CandidatePrincipal.AUTHORITY);
                    if (embeddedDefault.isActive()) {
                        rules.requestMatchers(path("/dev/**")).permitAll();
                    }
                    rules.anyRequest().denyAll();
                });
        return http.build();
    }

    /** A cookie rather than the session, so that a visitor who only looks at a form costs no session. */
    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        // Another name than the one the Camunda web applications use.
        repository.setCookieName("KRING-CSRF");
        repository.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return repository;
    }

    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        RequestMatcher worthReturningTo = new OrRequestMatcher(
                path(HttpMethod.GET, "/desk/**"),
                path(HttpMethod.GET, "/camunda/app/*"),
                path(HttpMethod.GET, "/camunda/app/*/"),
                path(HttpMethod.GET, "/camunda/app/*/*/"),
                path(HttpMethod.GET, "/my/**"));
        cache.setRequestMatcher(worthReturningTo);
        return cache;
    }

    /** Another site cannot send JSON to us without the browser asking first, and we answer no such question. */
    private static boolean movesClockFromThisMachine(HttpServletRequest request) {
        return path(HttpMethod.POST, "/dev/clock").matches(request) && isJson(request) && isFromThisMachine(request);
    }

    private static boolean isJson(HttpServletRequest request) {
        String contentType = request.getContentType();
        return contentType != null && contentType.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static boolean isFromThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void afterSignOut(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestMatcher camundaLogout,
            @Nullable Authentication authentication)
            throws IOException {
        if (camundaLogout.matches(request)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (authentication != null && authentication.getPrincipal() instanceof CandidatePrincipal) {
            response.sendRedirect("/");
        } else {
            response.sendRedirect("/login?logout");
        }
    }

    /** Somebody signed in, but as the wrong kind of person: shows the way in that belongs to the page. */
    private static void deny(
            HttpServletRequest request, HttpServletResponse response, RequestMatcher staff, RequestMatcher candidates)
            throws IOException {
        if (candidates.matches(request) && !isCandidate()) {
            response.sendRedirect("/my/sign-in");
        } else if (staff.matches(request)
                && isCandidate()
                && !path("/camunda/api/**").matches(request)) {
            response.sendRedirect("/login");
        } else {
            response.sendError(
                    staff.matches(request) || !request.getMethod().equals("GET")
                            ? HttpServletResponse.SC_FORBIDDEN
                            : HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean isCandidate() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CandidatePrincipal;
    }

    private static ProblemDetail problem(HttpStatus status, String detail, HttpServletRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setInstance(URI.create(request.getRequestURI()));
        return problem;
    }

    private static void write(ProblemDetail problem, HttpServletResponse response, ObjectMapper objectMapper)
            throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        objectMapper.writeValue(response.getOutputStream(), problem);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(
                Arrays.stream(patterns).map(WebSecurityConfiguration::path).toList());
    }
}
