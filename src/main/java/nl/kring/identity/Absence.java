package nl.kring.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which somebody of the staff is away and another does their work.
 *
 * @param from the first day, in Europe/Amsterdam
 * @param until the last day
 * @param standIn the user id of who stands in
 * @param beganAt when tasks were passed on; null before that
 * @param endedAt when it was ended before its time; null when it was not
 */
public record Absence(
        UUID id,
        String userId,
        LocalDate from,
        LocalDate until,
        String standIn,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt) {

    public boolean covers(LocalDate day) {
        return endedAt == null && !day.isBefore(from) && !day.isAfter(until);
    }

    public boolean isAhead(LocalDate today) {
        return endedAt == null && from.isAfter(today);
    }
}
