package nl.kring.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import nl.kring.identity.CandidatePrincipal;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs a candidate in whose link was redeemed. The check of the link is the caller's. */
@Component
public class CandidateSignIn {

    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    /** From now on the browser is this candidate's, in a session that did not exist before. */
    public void signIn(CandidatePrincipal candidate, HttpServletRequest request, HttpServletResponse response) {
        HttpSession earlier = request.getSession(false);
        if (earlier != null) {
            earlier.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                candidate, null, AuthorityUtils.createAuthorityList(CandidatePrincipal.AUTHORITY)));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
