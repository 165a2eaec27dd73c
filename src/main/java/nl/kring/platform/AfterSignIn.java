package nl.kring.platform;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Brings staff to where they were going: the page they asked for, the web application they came from, or the desk. */
class AfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final Set<String> APPLICATIONS = Set.of("tasklist", "cockpit", "admin", "welcome");

    AfterSignIn() {
        setDefaultTargetUrl("/desk");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        String application = request.getParameter("app");
        if (application != null && APPLICATIONS.contains(application)) {
            getRedirectStrategy().sendRedirect(request, response, "/camunda/app/" + application + "/default/");
            return;
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
