package nl.kring.session;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;

/**
 * When an edition opens, closes, is decided on and meets, where, and what it costs for whoever enrols from now on; as it is,
 * or as somebody wants it to be. All moments are in Europe/Amsterdam.
 *
 * @param meetings all of them, in order
 */
public record Timetable(
        ZonedDateTime opens, ZonedDateTime closes, ZonedDateTime decision, BigDecimal fee, List<Slot> meetings) {

    public record Slot(UUID meetingId, ZonedDateTime start, ZonedDateTime end, String place) {

        private String inShort() {
            return start.toLocalDateTime() + " " + end.toLocalDateTime() + " " + place;
        }

        boolean isAs(Meeting meeting) {
            return start.isEqual(meeting.startsAt()) && end.isEqual(meeting.endsAt()) && place.equals(meeting.place());
        }
    }

    /** As it is. */
    public static Timetable of(Edition edition) {
        return new Timetable(
                edition.enrolmentOpensAt(),
                edition.enrolmentClosesAt(),
                edition.decisionDueAt(),
                edition.fee(),
                edition.meetings().stream()
                        .map(meeting -> new Slot(meeting.id(), meeting.startsAt(), meeting.endsAt(), meeting.place()))
                        .toList());
    }

    /** When the year begins. */
    public ZonedDateTime start() {
        return meetings.get(0).start();
    }

    /** What is otherwise than before, for the audit trail. */
    public String differencesFrom(Timetable before) {
        List<String> differences = new ArrayList<>();
        add(differences, "opens", before.opens, opens);
        add(differences, "closes", before.closes, closes);
        add(differences, "decision", before.decision, decision);
        add(differences, "fee", before.fee.stripTrailingZeros(), fee.stripTrailingZeros());
        for (int at = 0; at < meetings.size(); at++) {
            add(
                    differences,
                    "meeting " + at,
                    before.meetings.get(at).inShort(),
                    meetings.get(at).inShort());
        }
        return String.join("; ", differences);
    }

    private static void add(List<String> differences, String name, Object before, Object after) {
        if (!before.equals(after)) {
            differences.add(name + ": " + before + " -> " + after);
        }
    }

    /** All of it as one short text, to see whether it changed. */
    public String inShort() {
        String all = opens.toInstant() + " " + closes.toInstant() + " " + decision.toInstant() + " "
                + fee.stripTrailingZeros().toPlainString()
                + meetings.stream()
                        .map(slot -> slot.start().toInstant() + " " + slot.end().toInstant() + " " + slot.place())
                        .collect(Collectors.joining("; "));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
