package nl.kring.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffPrincipal;
import nl.kring.identity.StaffStanding;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives staff the roles that they have now instead of those that they had when they signed in, wherever these were changed:
 * at the desk, in Camunda Admin, on another node. Whoever is blocked or has no account any more is nobody. Looks only
 * when somebody asks who is there.
 */
class PresentRights extends OncePerRequestFilter {

    private final StaffDirectory staff;

    PresentRights(StaffDirectory staff) {
        this.staff = staff;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Supplier<SecurityContext> kept = SecurityContextHolder.getDeferredContext();
        SecurityContextHolder.setDeferredContext(SingletonSupplier.of(() -> present(kept.get())));
        chain.doFilter(request, response);
    }

    private SecurityContext present(SecurityContext kept) {
        Authentication before = kept.getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof StaffPrincipal principal)) {
            return kept;
        }
        SecurityContext now = SecurityContextHolder.createEmptyContext();
        staff.standing(principal.id()).ifPresent(standing -> now.setAuthentication(signedIn(principal, standing)));
        return now;
    }

    private static Authentication signedIn(StaffPrincipal principal, StaffStanding standing) {
        List<SimpleGrantedAuthority> authorities = standing.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(
                new StaffPrincipal(principal.id(), standing.name()), null, authorities);
    }
}
