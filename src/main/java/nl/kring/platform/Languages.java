package nl.kring.platform;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Pages are in Dutch, or in English for whoever chose that with {@code ?lang=en}; a cookie remembers it. What the browser
 * prefers does not count: most visitors are Dutch with an English browser.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("KRING-LANGUAGE") {
            @Override
            protected Locale parseLocaleValue(String value) {
                return known(value);
            }
        };
        resolver.setDefaultLocale(DUTCH);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor interceptor = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(@Nullable String value) {
                return known(value);
            }
        };
        interceptor.setParamName("lang");
        // In what people send, "lang" could be the answer to a question.
        interceptor.setHttpMethods("GET");
        registry.addInterceptor(interceptor);
    }

    private static Locale known(@Nullable String value) {
        return "en".equals(value) ? Locale.ENGLISH : DUTCH;
    }
}
