package nl.kring.membership;

import java.util.Locale;

/**
 * Somebody on an association's list of members; what the list does not say is empty.
 *
 * @param email in lower case; no two members of an association have the same
 * @param number under which the association knows the member
 */
public record Member(
        String email,
        String givenName,
        String familyName,
        String number,
        String phone,
        String organisation,
        String role) {

    public String name() {
        return givenName + " " + familyName;
    }

    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
