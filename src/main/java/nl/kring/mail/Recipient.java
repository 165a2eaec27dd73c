package nl.kring.mail;

import java.util.Locale;

/**
 * Whom a letter is for.
 *
 * @param email one address, without a name; kept in lower case
 * @param name as in the salutation and the address line
 * @param locale the language of the letter: English for an English locale, else Dutch
 */
public record Recipient(String email, String name, Locale locale) {

    /** @throws IllegalArgumentException when the address is not exactly one address */
    public Recipient {
        email = email.strip().toLowerCase(Locale.ROOT);
        if (!email.matches("[^\\s,;<>@\"\\p{Cntrl}]+@[^\\s,;<>@\"\\p{Cntrl}]+")) {
            throw new IllegalArgumentException("Not an e-mail address: " + email);
        }
        name = SingleLine.of(name);
    }
}
