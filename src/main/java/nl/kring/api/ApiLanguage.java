package nl.kring.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers clients in the language they ask for with each request: Dutch, unless they would rather have English. */
@Configuration(proxyBeanMethods = false)
class ApiLanguage implements WebMvcConfigurer, HandlerInterceptor {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        LocaleContextHolder.setLocale(of(request));
        return true;
    }

    static Locale of(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return DUTCH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(asked -> Locale.forLanguageTag(asked.getLanguage()))
                .filter(asked -> asked.equals(DUTCH) || asked.equals(Locale.ENGLISH))
                .findFirst()
                .orElse(DUTCH);
    }
}
