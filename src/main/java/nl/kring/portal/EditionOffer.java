package nl.kring.portal;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.programme.Edition;

/**
 * An edition as visitors see it.
 *
 * @param hasPlace whether somebody who enrols now gets a place and no turn on the waiting list
 */
record EditionOffer(
        UUID id,
        String title,
        Edition.Status status,
        boolean openForEnrolment,
        boolean hasPlace,
        SeatRing seats,
        ZonedDateTime startsAt,
        String place,
        String fee,
        boolean costsNothing,
        LocalDate freeCancellationUntil,
        ZonedDateTime enrolmentOpensAt,
        ZonedDateTime enrolmentClosesAt,
        List<MeetingLine> meetings,
        List<Group> groups) {

    /** A part of the edition that one chooses; {@code hasPlace} as for the edition. */
    record Group(String name, int free, int waiting, boolean hasPlace) {}

    /** Which text says how it stands: {@code portal.edition.} followed by this word. */
    public String standing() {
        if (hasPlace) {
            return "open";
        }
        if (openForEnrolment) {
            return "waiting";
        }
        return switch (status) {
            case PLANNED -> "planned";
            case ENROLLING -> "full";
            case CLOSED -> "closed";
            case UNDER_WAY -> "underWay";
            case ENDED, CANCELLED -> "over";
        };
    }
}
