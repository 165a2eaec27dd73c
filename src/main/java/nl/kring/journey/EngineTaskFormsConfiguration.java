package nl.kring.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import nl.kring.form.TaskForms;
import nl.kring.identity.CurrentActor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the one seam for task forms before the engine's own answers, and behind its sign-in and CSRF protection. The web
 * applications register those after all filters that are beans, so this one is no bean: the server adds it last.
 */
@Configuration
class EngineTaskFormsConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> taskFormsBehindEverything(
            ObjectProvider<TaskForms> taskForms,
            ObjectProvider<CurrentActor> currentActor,
            ObjectProvider<ObjectMapper> json) {
        return server -> server.addInitializers(context -> registration(
                        new EngineTaskFormsFilter(taskForms.getObject(), currentActor.getObject(), json.getObject()))
                .onStartup(context));
    }

    private static FilterRegistrationBean<EngineTaskFormsFilter> registration(EngineTaskFormsFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/camunda/api/engine/*", "/engine-rest/*");
        registration.setMatchAfter(true);
        return registration;
    }
}
