package nl.kring.journey.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.identity.StaffRole;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Leaves staff one way to bring a task further: its form. The engine gives whoever may work on a task every call about it,
 * also those that set variables, throw an error or hand the task to candidates, and these lead around the form and its
 * rules. Processes are started by what happens in the stages, never by hand. Administrators are free.
 */
class TaskGuard extends OncePerRequestFilter {

    private static final Pattern ENGINE_CALL = Pattern.compile("/camunda/api/engine/engine/[^/]+/(.*?)/*");
    private static final Pattern TASK_CALL = Pattern.compile("task/[^/]+/(.+)");
    private static final Pattern START = Pattern.compile("process-definition/.*(?:start|submit-form)");

    /** Reading needs no list: the engine shows people their own tasks only. */
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final Set<String> WORK_ON_A_TASK = Set.of("claim", "unclaim", "assignee", "submit-form", "complete");

    private final UrlPathHelper paths = new UrlPathHelper();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (changes(request) && leadsAroundTheForm(request) && !isAdministrator()) {
            refuse(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean changes(HttpServletRequest request) {
        return !READING.contains(request.getMethod().toUpperCase(Locale.ROOT));
    }

    /** Looks at the path as the engine will read it: without escapes. */
    private boolean leadsAroundTheForm(HttpServletRequest request) {
        Matcher engineCall = ENGINE_CALL.matcher(paths.getPathWithinApplication(request));
        if (!engineCall.matches()) {
            return false;
        }
        String call = engineCall.group(1);
        Matcher taskCall = TASK_CALL.matcher(call);
        return call.equals("task/create")
                || START.matcher(call).matches()
                || (taskCall.matches() && !WORK_ON_A_TASK.contains(taskCall.group(1)));
    }

    private static boolean isAdministrator() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority ->
                                StaffRole.ADMINISTRATORS.authority().equals(authority.getAuthority()));
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"type\":\"AuthorizationException\",\"message\":\"Een taak rond je af met het formulier.\"}");
    }
}
