package nl.kring.companion;

import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The day, or part of it, that a participant spends with a colleague at work.
 *
 * @param host with whom
 * @param sequence rises with every other day that is settled
 * @param done null until the participant has reported on it
 * @param report what it brought, or why it did not come about
 */
public record Shadowing(
        UUID id,
        UUID enrolmentId,
        UUID host,
        ZonedDateTime startsAt,
        ZonedDateTime endsAt,
        int sequence,
        @Nullable Boolean done,
        @Nullable String report) {

    public boolean isDone() {
        return Boolean.TRUE.equals(done);
    }
}
