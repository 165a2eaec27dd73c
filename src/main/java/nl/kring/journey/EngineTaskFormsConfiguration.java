package nl.kring.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import nl.kring.form.TaskForms;
import nl.kring.identity.CurrentActor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the one seam for task forms before the engine's own answers, and behind its sign-in and CSRF protection. */
@Configuration
class EngineTaskFormsConfiguration {

    @Bean
    FilterRegistrationBean<EngineTaskFormsFilter> taskFormsFilter(
            TaskForms taskForms, CurrentActor currentActor, ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new EngineTaskFormsFilter(taskForms, currentActor, json));
        registration.addUrlPatterns("/camunda/api/engine/*", "/engine-rest/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        registration.setMatchAfter(true);
        return registration;
    }
}
