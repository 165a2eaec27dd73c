package nl.kring.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** What happens when in the demonstration, of all programmes together; a step may add later ones. */
final class Timetable {

    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::moment).thenComparing(Entry::number));
    private int added;

    /** @param number keeps the order of those at the same moment */
    private record Entry(ZonedDateTime moment, int number, Runnable step) {}

    void at(ZonedDateTime moment, Runnable step) {
        entries.add(new Entry(moment, added++, step));
    }

    /** At noon in Amsterdam. */
    void on(LocalDate day, Runnable step) {
        at(day.atTime(NOON).atZone(AppClock.ZONE), step);
    }

    Optional<ZonedDateTime> nextMoment() {
        return Optional.ofNullable(entries.peek()).map(Entry::moment);
    }

    /** Carries out the next step, if there is one. */
    void carryOutNext() {
        @Nullable Entry next = entries.poll();
        if (next != null) {
            next.step().run();
        }
    }
}
