package nl.kring.api;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import nl.kring.api.BodyLimit.BodyTooLarge;
import nl.kring.enrolment.Allocation.CapacityTooLow;
import nl.kring.enrolment.EditionSettings.MinimumAboveCapacity;
import nl.kring.enrolment.EditionSettings.NoSuchGroup;
import nl.kring.enrolment.EditionSettings.PlacesDoNotAddUp;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.NoSuchEdition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers a client of the JSON interface when something is wrong, as RFC 9457 says, whatever went wrong: in what was
 * sent, in the way it was sent, or with us. Only the last is logged, and nothing of it is shown.
 */
@Component
class ApiProblems implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final MessageSource messages;
    private final ObjectMapper objectMapper;

    ApiProblems(MessageSource messages, ObjectMapper objectMapper) {
        this.messages = messages;
        this.objectMapper = objectMapper;
    }

    static boolean concerns(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    /** Before the application's other resolvers, which answer with pages. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        // Who may not do something is told so by Spring Security.
        if (!concerns(request) || exception instanceof AccessDeniedException || response.isCommitted()) {
            return null;
        }
        Problem problem = new Wording(ApiLanguage.of(request)).problem(exception);
        if (problem.status().is5xxServerError()) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        }
        try {
            write(problem, request, response);
        } catch (IOException gone) {
            log.debug("The client did not wait for the answer", gone);
        }
        return new ModelAndView();
    }

    private void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        body.setInstance(URI.create(request.getRequestURI()));
        body.setProperty("errors", problem.errors());
        response.resetBuffer();
        response.setStatus(problem.status().value());
        problem.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> response.addHeader(name, value));
            }
        });
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        objectMapper.writeValue(response.getOutputStream(), body);
    }

    /** @param errors one for each field that is wrong; empty when it is not about fields */
    private record Problem(HttpStatusCode status, String detail, List<ApiError> errors, HttpHeaders headers) {}

    private final class Wording {

        private final Locale locale;

        Wording(Locale locale) {
            this.locale = locale;
        }

        Problem problem(Exception exception) {
            if (isTooLarge(exception)) {
                return problem(HttpStatus.PAYLOAD_TOO_LARGE, "api.problem.tooLarge");
            }
            if (exception instanceof FormRejected rejected) {
                return invalid(rejected.errors());
            }
            if (exception instanceof HttpMessageNotReadableException unreadable) {
                return unreadable(unreadable);
            }
            if (exception instanceof NoSuchEdition || exception instanceof MethodArgumentTypeMismatchException) {
                return problem(HttpStatus.NOT_FOUND, "api.problem.noSuchEdition");
            }
            if (exception instanceof EnrolmentRefused refused) {
                return switch (refused.reason()) {
                    case NOT_OPEN -> problem(HttpStatus.CONFLICT, "api.problem.notOpen");
                    case OTHER_ADDRESS -> problem(HttpStatus.CONFLICT, "api.problem.otherAddress");
                    case ALREADY_ENROLLED -> problem(HttpStatus.CONFLICT, "api.problem.alreadyEnrolled");
                    case KEY_USED_BEFORE -> problem(HttpStatus.UNPROCESSABLE_ENTITY, "api.problem.keyUsedBefore");
                    case NO_SUCH_GROUP -> unprocessable("group", text("api.error.group"));
                    case NO_TEAMS -> unprocessable("team", text("api.problem.noTeams"));
                    case TEAM_SIZE -> unprocessable("team", text("api.problem.teamSize", refused.arguments(locale)));
                    case TEAM_ABOVE_CAPACITY ->
                        unprocessable("team", text("api.problem.teamAboveCapacity", refused.arguments(locale)));
                    case SAME_ADDRESS -> unprocessable("team", text("api.problem.teamSameAddress"));
                    case NOT_A_MEMBER ->
                        unprocessable("email", text("api.problem.notAMember", refused.arguments(locale)));
                    case NOT_NOMINATED -> unprocessable("email", text("api.problem.notNominated"));
                };
            }
            if (exception instanceof CapacityTooLow tooLow) {
                String field = tooLow.group() == EditionGroup.ALL ? "capacity" : "groups";
                return conflict(field, text("api.problem.capacityTooLow", tooLow.taken()));
            }
            if (exception instanceof NoSuchGroup) {
                return unprocessable("groups", text("api.error.group"));
            }
            if (exception instanceof PlacesDoNotAddUp doNot) {
                return unprocessable("capacity", text("api.problem.placesDoNotAddUp", doNot.ofGroups()));
            }
            if (exception instanceof MinimumAboveCapacity tooHigh) {
                return conflict(
                        "minimum", text("api.problem.minimumAboveCapacity", tooHigh.minimum(), tooHigh.capacity()));
            }
            if (exception instanceof PessimisticLockingFailureException
                    || exception instanceof ObjectOptimisticLockingFailureException) {
                return problem(HttpStatus.CONFLICT, "api.problem.atTheSameTime");
            }
            if (exception instanceof NoResourceFoundException) {
                return problem(HttpStatus.NOT_FOUND, "api.problem.nothingHere");
            }
            if (exception instanceof ErrorResponse response
                    && !response.getStatusCode().is5xxServerError()) {
                return new Problem(
                        response.getStatusCode(),
                        messages.getMessage(
                                "api.problem." + response.getStatusCode().value(),
                                null,
                                text("api.problem.other"),
                                locale),
                        List.of(),
                        response.getHeaders());
            }
            return problem(HttpStatus.INTERNAL_SERVER_ERROR, "api.problem.ours");
        }

        private boolean isTooLarge(Exception exception) {
            return Stream.<Throwable>iterate(exception, Objects::nonNull, Throwable::getCause)
                    .anyMatch(BodyTooLarge.class::isInstance);
        }

        private Problem invalid(List<FieldError> errors) {
            return new Problem(
                    HttpStatus.BAD_REQUEST,
                    text("api.problem.invalid"),
                    errors.stream()
                            .map(error -> new ApiError(error.field(), error.message()))
                            .toList(),
                    HttpHeaders.EMPTY);
        }

        private Problem unreadable(HttpMessageNotReadableException unreadable) {
            boolean otherThanObject = unreadable.getCause() instanceof JsonMappingException;
            return problem(HttpStatus.BAD_REQUEST, otherThanObject ? "api.problem.noObject" : "api.problem.noJson");
        }

        private Problem unprocessable(String field, String message) {
            return new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY, message, List.of(new ApiError(field, message)), HttpHeaders.EMPTY);
        }

        private Problem conflict(String field, String message) {
            return new Problem(HttpStatus.CONFLICT, message, List.of(new ApiError(field, message)), HttpHeaders.EMPTY);
        }

        private Problem problem(HttpStatus status, String key) {
            return new Problem(status, text(key), List.of(), HttpHeaders.EMPTY);
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }
    }
}
