package nl.kring.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds public forms to their limits, before anything else is done for them. */
class RateLimitFilter extends OncePerRequestFilter {

    private static final RequestMatcher JSON = posts("/api/v1/editions/{id}/enrolments");
    private static final RequestMatcher FORMS = posts(
            "/editions/{id}/enrol",
            "/editions/{id}/enrol/member",
            "/editions/{id}/enrol/member/{token}",
            "/programmes/{slug}/interest",
            "/login/forgotten",
            "/login/password/{token}",
            "/my/sign-in",
            "/my/sign-in/{token}",
            "/confirm/{token}",
            "/my/enrolments/{reference}/nominate",
            "/programmes/{slug}/support",
            "/support/{token}/mend",
            "/mentor/{token}/confirm",
            "/mentor/{token}/decline",
            "/mentor/{token}/meetings",
            "/mentor/{token}/questions/{question}",
            "/leave/{token}");

    private final RateLimits limits;
    private final ObjectMapper objectMapper;

    RateLimitFilter(RateLimits limits, ObjectMapper objectMapper) {
        this.limits = limits;
        this.objectMapper = objectMapper;
    }

    private static RequestMatcher posts(String... patterns) {
        return new OrRequestMatcher(List.of(patterns).stream()
                .<RequestMatcher>map(
                        pattern -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern))
                .toList());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean json = JSON.matches(request);
        if (!json && !FORMS.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Duration> wait = limits.fromClient(request.getRemoteAddr());
        String email = json ? null : request.getParameter("email");
        if (wait.isEmpty() && email != null && !email.isBlank()) {
            wait = limits.aboutEmail(email);
        }
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                Long.toString(wait.get().plusMillis(999).toSeconds()));
        if (json) {
            refuse(request, response);
        } else {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS, "Too many enrolments from your address; see the header Retry-After.");
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        objectMapper.writeValue(response.getOutputStream(), problem);
    }
}
