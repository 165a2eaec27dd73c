package nl.kring.identity;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The account of somebody of the staff.
 *
 * @param id the user id, with which they sign in
 * @param email empty where none is known
 * @param passwordChosen false until the first link was used
 * @param blockedAt since when they cannot sign in; null when they can
 * @param lastSignInAt null when they never signed in at the pages
 */
public record StaffAccount(
        String id,
        String givenName,
        String familyName,
        String email,
        Set<StaffRole> roles,
        boolean passwordChosen,
        @Nullable Instant blockedAt,
        @Nullable Instant lastSignInAt) {

    /** First and last name where they are known, else the user id. */
    public String name() {
        String name = (givenName + " " + familyName).strip();
        return name.isEmpty() ? id : name;
    }

    public boolean isBlocked() {
        return blockedAt != null;
    }

    public boolean administers() {
        return roles.contains(StaffRole.ADMINISTRATORS);
    }

    /** How it stands, as one text, to notice changes by others. */
    public String state() {
        return givenName + " | " + familyName + " | " + email + " | " + new TreeSet<>(roles)
                + (isBlocked() ? " | blocked" : "");
    }
}
