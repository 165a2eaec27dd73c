package nl.kring.wording;

import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** In place of Spring Boot's own source of messages, which knows the bundles only. */
@Configuration(proxyBeanMethods = false)
class WordingConfiguration {

    @Bean
    static WordingMessages messageSource(@Value("${spring.messages.basename}") String[] bundles) {
        WordingMessages messages = new WordingMessages();
        messages.setBasenames(bundles);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
