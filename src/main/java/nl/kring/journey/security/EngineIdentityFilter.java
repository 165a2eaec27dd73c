package nl.kring.journey.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine for the length of one request who is asking, so that it applies that person's authorizations. */
class EngineIdentityFilter extends OncePerRequestFilter {

    private final IdentityService identityService;
    private final EngineGroups groups;

    EngineIdentityFilter(IdentityService identityService, EngineGroups groups) {
        this.identityService = identityService;
        this.groups = groups;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("The engine's REST interface was reached without signing in");
        }
        identityService.setAuthentication(authentication.getName(), groups.idsOf(authentication.getName()));
        try {
            chain.doFilter(request, response);
        } finally {
            identityService.clearAuthentication();
        }
    }
}
