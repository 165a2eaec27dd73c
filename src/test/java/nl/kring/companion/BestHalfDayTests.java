package nl.kring.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;

class BestHalfDayTests {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2027, 1, 4, 12, 0, 0, 0, AppClock.ZONE);

    private static HalfDay halfDay(int inDays, int suits) {
        ZonedDateTime from = NOW.plusDays(inDays);
        return new HalfDay(UUID.randomUUID(), from, from.plusHours(3), suits);
    }

    @Test
    void whatSuitsMostIsSettled() {
        HalfDay best = halfDay(9, 3);

        assertThat(BestHalfDay.of(List.of(halfDay(2, 2), best, halfDay(12, 2)), NOW.toInstant()))
                .contains(best);
    }

    @Test
    void ofSeveralTheEarliestIsSettled() {
        HalfDay best = halfDay(4, 3);

        assertThat(BestHalfDay.of(List.of(halfDay(9, 3), best, halfDay(12, 3)), NOW.toInstant()))
                .contains(best);
    }

    @Test
    void whereOnlyOneCanComeNoneIsSettled() {
        assertThat(BestHalfDay.of(List.of(halfDay(4, 1), halfDay(5, 0)), NOW.toInstant()))
                .isEmpty();
    }

    @Test
    void whatHasBegunMeanwhileIsNotSettled() {
        assertThat(BestHalfDay.of(List.of(halfDay(-1, 4)), NOW.toInstant())).isEmpty();
    }
}
