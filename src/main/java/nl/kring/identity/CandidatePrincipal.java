package nl.kring.identity;

import java.io.Serializable;
import java.security.Principal;

/**
 * A candidate who signed in with a link sent to the address.
 *
 * @param email in lower case
 * @param name as shown to people
 */
public record CandidatePrincipal(String email, String name) implements Principal, Serializable {

    public static final String AUTHORITY = "ROLE_CANDIDATE";

    @Override
    public String getName() {
        return email;
    }
}
