package nl.kring.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.kring.form.FormView;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers with the status that fits a form of the desk that is shown again because what was typed is wrong, or because
 * somebody else was first. Controllers put what was typed in the model, as {@code typed}, and say no more about it.
 */
@Configuration(proxyBeanMethods = false)
class FormsShownAgain implements WebMvcConfigurer, HandlerInterceptor {

    private static final int UNPROCESSABLE = 422;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk/**");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || !(page.getModel().get("typed") instanceof Typed typed)) {
            return;
        }
        if (typed.isOutdated()) {
            page.addObject("changed", true);
            response.setStatus(HttpServletResponse.SC_CONFLICT);
        } else if (!typed.isRight() || isRejected(page)) {
            response.setStatus(UNPROCESSABLE);
        }
    }

    /** Where the page has a form of a programme as well. */
    private static boolean isRejected(ModelAndView page) {
        return page.getModel().get("form") instanceof FormView form
                && !form.errors().isEmpty();
    }
}
