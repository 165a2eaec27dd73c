package nl.kring.journey.security;

import java.util.List;
import nl.kring.identity.StaffPrincipal;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Checks a staff member's password against the engine's users. The engine keeps somebody out for a while after too many
 * wrong passwords, and an administrator may have blocked them; the answer is then the same as for a wrong one.
 */
@Component
class EngineUserAuthentication implements AuthenticationProvider {

    private final IdentityService identityService;
    private final EngineGroups groups;
    private final AccountNotes notes;

    EngineUserAuthentication(IdentityService identityService, EngineGroups groups, AccountNotes notes) {
        this.identityService = identityService;
        this.groups = groups;
        this.notes = notes;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        String userId = attempt.getName();
        Object password = attempt.getCredentials();
        User user = identityService.createUserQuery().userId(userId).singleResult();
        // The engine fails on somebody who has not chosen a password yet.
        boolean invited = user != null && user.getPassword() == null;
        if (password == null || invited || !identityService.checkPassword(userId, password.toString())) {
            throw new BadCredentialsException("Unknown user or wrong password");
        }
        if (user == null || notes.isBlocked(user.getId())) {
            throw new BadCredentialsException("Blocked");
        }
        List<SimpleGrantedAuthority> authorities = groups.rolesOf(user.getId()).stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(
                new StaffPrincipal(user.getId(), EngineStaffDirectory.nameOf(user)), null, authorities);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
