package nl.kring.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.form.FormValues;
import nl.kring.form.TaskForms;
import nl.kring.form.TaskForms.OpenForm;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.identity.Actor;
import nl.kring.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Answers Tasklist's and the engine's REST calls about the form of a task from the one seam: what Tasklist shows is what
 * the database knows, and what it sends is validated, stored and carried out, never kept in process variables.
 */
class EngineTaskFormsFilter extends OncePerRequestFilter {

    private static final Pattern TASK_CALL =
            Pattern.compile("(?:/camunda/api/engine/engine/[^/]+|/engine-rest(?:/engine/[^/]+)?)/task/([^/]+)/"
                    + "(form-variables|submit-form|complete)/?");

    private static final Locale DUTCH = Locale.forLanguageTag("nl");
    private static final int LARGEST_BODY = 1_000_000;

    private final TaskForms taskForms;
    private final CurrentActor currentActor;
    private final ObjectMapper json;
    private final UrlPathHelper paths = new UrlPathHelper();

    EngineTaskFormsFilter(TaskForms taskForms, CurrentActor currentActor, ObjectMapper json) {
        this.taskForms = taskForms;
        this.currentActor = currentActor;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Without escapes, as the engine will read it: no spelling of the path leads around the form.
        Matcher call = TASK_CALL.matcher(paths.getPathWithinApplication(request));
        if (!call.matches()) {
            chain.doFilter(request, response);
            return;
        }
        Actor actor = currentActor.require();
        // Tasklist shows the forms in Dutch, so what fills them is Dutch whatever the browser prefers.
        LocaleContextHolder.setLocale(DUTCH);
        try {
            if (call.group(2).equals("form-variables")) {
                write(response, HttpServletResponse.SC_OK, values(taskForms.open(call.group(1), actor)));
            } else if (request.getMethod().equals("POST")) {
                taskForms.submit(call.group(1), actor, answers(request));
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        } catch (FormRejected e) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, reason(e), e.errors());
        } catch (JsonProcessingException e) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "The request is not the JSON expected", List.of());
        } catch (TaskNotOpen e) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, e.getMessage(), List.of());
        }
    }

    private Map<String, Object> values(OpenForm form) throws JsonProcessingException {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : FormValues.json(
                        form.schema(), form.values(), LocaleContextHolder.getLocale())
                .entrySet()) {
            variables.put(entry.getKey(), variable(entry.getValue()));
        }
        return variables;
    }

    private Map<String, Object> variable(Object value) throws JsonProcessingException {
        if (value instanceof String) {
            return variable("String", value);
        }
        if (value instanceof Boolean) {
            return variable("Boolean", value);
        }
        return value instanceof Number ? variable("Double", value) : variable("Json", json.writeValueAsString(value));
    }

    private static Map<String, Object> variable(String type, Object value) {
        return Map.of("type", type, "value", value, "valueInfo", Map.of());
    }

    private Map<String, @Nullable Object> answers(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw FormRejected.because("", "tooLarge", "The request is too large");
        }
        JsonNode variables = json.readTree(body).path("variables");
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        if (variables instanceof ObjectNode sent) {
            for (Map.Entry<String, JsonNode> variable : sent.properties()) {
                answers.put(
                        variable.getKey(), json.treeToValue(variable.getValue().path("value"), Object.class));
            }
        }
        return answers;
    }

    private static String reason(FormRejected rejected) {
        return rejected.errors().stream().map(FieldError::message).collect(Collectors.joining(" "));
    }

    private void refuse(HttpServletResponse response, int status, @Nullable String message, List<FieldError> errors)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "InvalidRequestException");
        body.put("message", message == null ? "" : message);
        body.put("errors", errors);
        write(response, status, body);
    }

    private void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), body);
    }
}
