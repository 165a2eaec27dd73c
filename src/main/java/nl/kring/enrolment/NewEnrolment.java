package nl.kring.enrolment;

import java.util.Locale;
import java.util.UUID;
import nl.kring.programme.EditionGroup;
import org.jspecify.annotations.Nullable;

/**
 * What somebody states on the interest form.
 *
 * @param email any case; kept in lower case
 * @param phone null when not stated
 * @param salaryScale 1 to 18, null when not stated
 * @param pupils of the organisation, null when not stated
 * @param experience whole years in the role, null when not stated
 * @param idempotencyKey chosen by an outside client: sending again with the same key changes nothing
 * @param group the number of the group that was chosen; {@link EditionGroup#ALL} where the edition has no groups
 */
public record NewEnrolment(
        UUID editionId,
        String givenName,
        String familyName,
        String email,
        @Nullable String phone,
        String organisation,
        String role,
        String sector,
        @Nullable Integer salaryScale,
        @Nullable Integer pupils,
        @Nullable Integer experience,
        @Nullable String motivation,
        Locale locale,
        @Nullable String idempotencyKey,
        int group) {}
