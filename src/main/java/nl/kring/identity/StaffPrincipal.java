package nl.kring.identity;

import java.io.Serializable;
import java.security.Principal;

/**
 * Somebody of the staff who signed in.
 *
 * @param id the user id
 * @param displayName as shown to people
 */
public record StaffPrincipal(String id, String displayName) implements Principal, Serializable {

    @Override
    public String getName() {
        return id;
    }
}
