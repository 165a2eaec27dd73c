package nl.kring.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to happen when, in the order of time; a step may add later ones. */
public final class Timetable {

    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::moment).thenComparing(Entry::number));
    private int added;

    /** @param number keeps the order of those at the same moment */
    private record Entry(ZonedDateTime moment, int number, Runnable step) {}

    public void at(ZonedDateTime moment, Runnable step) {
        entries.add(new Entry(moment, added++, step));
    }

    /** At noon in Amsterdam. */
    public void on(LocalDate day, Runnable step) {
        at(day.atTime(NOON).atZone(AppClock.ZONE), step);
    }

    public Optional<ZonedDateTime> nextMoment() {
        return Optional.ofNullable(entries.peek()).map(Entry::moment);
    }

    /** Carries out the next step, if there is one. */
    public void carryOutNext() {
        @Nullable Entry next = entries.poll();
        if (next != null) {
            next.step().run();
        }
    }
}
