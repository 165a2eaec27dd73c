package nl.kring.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.enrolment.Enrolment;
import nl.kring.programme.ProgrammeDefinition.TurnRules;
import nl.kring.programme.ProgrammeDefinition.Who;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnPolicyTests {

    @Test
    void whoeverHadNoTurnGoesFirstAndThenTheOrderOfReceiptCounts() {
        List<Turn> all = Stream.of(1, 0, 2, 0, 1).map(TurnPolicyTests::turn).toList();

        assertThat(TurnPolicy.propose(rules(3), all, 1)).containsExactly(all.get(1), all.get(3), all.get(0));
        assertThat(TurnPolicy.propose(rules(9), all, 1)).hasSize(5);
    }

    /** Ten schools in five meetings are two at each; what was left over earlier is made up for. */
    @ParameterizedTest
    @CsvSource({"10, 5, 2", "11, 5, 3", "7, 5, 2", "3, 1, 3", "0, 2, 0"})
    void withoutANumberTheTurnsAreSpreadOverTheMeetingsLeft(int withoutTurn, int meetingsLeft, int expected) {
        List<Turn> all = IntStream.range(0, withoutTurn).mapToObj(at -> turn(0)).toList();

        assertThat(TurnPolicy.propose(rules(null), all, meetingsLeft)).hasSize(expected);
    }

    @Test
    void spreadThisWayEverybodyHasHadATurnByTheLastMeeting() {
        int left = 15;
        for (int meetings = 5; meetings > 0; meetings--) {
            List<Turn> all = IntStream.range(0, left).mapToObj(at -> turn(0)).toList();
            left -= TurnPolicy.propose(rules(null), all, meetings).size();
        }
        assertThat(left).isZero();
    }

    private static TurnRules rules(@Nullable Integer number) {
        return new TurnRules(Who.TEAM, number, 1, Period.ofDays(7));
    }

    private static Turn turn(int before) {
        return new Turn(List.of(mock(Enrolment.class)), before);
    }
}
