package nl.kring.calendar;

import java.time.Instant;
import java.util.UUID;
import nl.kring.mail.Recipient;

/**
 * A meeting as it stands in somebody's calendar.
 *
 * @param id stays the same as long as it is the same meeting, however often it is moved
 * @param sequence rises by one with every change that attendees are told of
 * @param place an address, or a link for a meeting online
 */
public record Meeting(
        UUID id,
        int sequence,
        String title,
        Instant start,
        Instant end,
        String place,
        String description,
        Recipient attendee) {

    /** @throws IllegalArgumentException when it does not end after it starts, or when the sequence is negative */
    public Meeting {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("Meeting " + id + " ends before it starts");
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("Meeting " + id + " has a negative sequence");
        }
    }
}
