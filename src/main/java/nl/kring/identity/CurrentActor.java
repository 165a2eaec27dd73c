package nl.kring.identity;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is behind the request that is being handled. */
@Component
public class CurrentActor {

    /** The person who signed in; empty for a visitor, and outside a request. */
    public Optional<Actor> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof StaffPrincipal staff) {
            return Optional.of(Actor.staff(staff.id(), staff.displayName()));
        }
        if (principal instanceof CandidatePrincipal candidate) {
            return Optional.of(Actor.candidate(candidate.email(), candidate.name()));
        }
        return Optional.empty();
    }

    /** @throws IllegalStateException when nobody signed in: the page should not have been reachable */
    public Actor require() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
