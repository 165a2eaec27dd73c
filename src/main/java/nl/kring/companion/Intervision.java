package nl.kring.companion;

import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One half-day of intervision of a small group. Moments are in Europe/Amsterdam.
 *
 * @param afterMeeting the number of the meeting after which it takes place, 0 being the kick-off
 * @param pollClosesAt until when members say which half-days suit; null before they are asked
 * @param startsAt null until the half-day is settled, as is {@code endsAt}
 * @param link of the room online; null while nobody has named one
 * @param sequence rises with every change that stands in people's calendars
 * @param broughtBy the member whose case is central; null until the half-day is settled
 * @param described whether that case has been described
 */
public record Intervision(
        UUID id,
        UUID groupId,
        UUID editionId,
        int afterMeeting,
        @Nullable ZonedDateTime pollClosesAt,
        @Nullable ZonedDateTime startsAt,
        @Nullable ZonedDateTime endsAt,
        @Nullable String link,
        int sequence,
        @Nullable UUID broughtBy,
        boolean described) {

    public boolean isSettled() {
        return startsAt != null;
    }

    /** Whether members are being asked which half-days suit. */
    public boolean isAsking() {
        return pollClosesAt != null && !isSettled();
    }

    public boolean isBroughtBy(UUID enrolmentId) {
        return enrolmentId.equals(broughtBy);
    }
}
