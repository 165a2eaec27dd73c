package nl.kring.companion;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which half-day is settled: the one that suits most, the earliest of several. One that only one member can come to is none. */
final class BestHalfDay {

    private static final int FEWEST = 2;

    private BestHalfDay() {}

    static Optional<HalfDay> of(List<HalfDay> halfDays, Instant now) {
        return halfDays.stream()
                .filter(halfDay -> halfDay.suits() >= FEWEST)
                .filter(halfDay -> halfDay.startsAt().toInstant().isAfter(now))
                .min(Comparator.comparing((HalfDay halfDay) -> -halfDay.suits()).thenComparing(HalfDay::startsAt));
    }
}
