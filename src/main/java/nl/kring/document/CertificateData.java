package nl.kring.document;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What stands on a certificate of participation.
 *
 * @param name of the participant
 * @param meetingsAttended of {@code meetingsHeld}
 * @param hours of the meetings attended
 * @param date of issue
 * @param issuer the organisation that issues it
 * @param locale English for an English locale, else Dutch
 */
public record CertificateData(
        String name,
        String programme,
        String edition,
        int meetingsAttended,
        int meetingsHeld,
        int hours,
        LocalDate date,
        String issuer,
        Locale locale) {}
