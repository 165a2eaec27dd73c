package nl.kring.engagement;

import static nl.kring.engagement.Gradation.ACTIVE;
import static nl.kring.engagement.Gradation.FOLLOWING;
import static nl.kring.engagement.Gradation.PASSIVE;
import static nl.kring.engagement.Gradation.PROACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.EnumSet;
import java.util.List;
import nl.kring.engagement.CycleAgreements.Minimum;
import nl.kring.engagement.MinimumPolicy.Demand;
import nl.kring.engagement.MinimumPolicy.Finding;
import nl.kring.engagement.MinimumPolicy.Situation;
import org.junit.jupiter.api.Test;

class MinimumPolicyTests {

    private static final List<BoardPosition> BOARDS = List.of(
            Boards.at("Noord", PASSIVE, ACTIVE, PROACTIVE),
            Boards.at("Oost", ACTIVE, FOLLOWING, ACTIVE),
            Boards.at("Zuid", PROACTIVE, FOLLOWING, FOLLOWING));

    @Test
    void namesWhoIsPassiveWhereThatIsNotAcceptable() {
        assertThat(check(new Minimum(false, 0, 0)))
                .containsExactly(
                        new Finding(Domain.TRAINING, Demand.NOBODY_PASSIVE, 0, 1, List.of("Noord")),
                        new Finding(Domain.RESEARCH, Demand.NOBODY_PASSIVE, 0, 0, List.of()),
                        new Finding(Domain.DEVELOPMENT, Demand.NOBODY_PASSIVE, 0, 0, List.of()))
                .extracting(Finding::isMet)
                .containsExactly(false, true, true);
    }

    @Test
    void asksForNothingWhereNothingIsAgreed() {
        assertThat(check(new Minimum(true, 0, 0))).isEmpty();
    }

    /** Whoever is proactive is active as well. */
    @Test
    void countsActiveAndProactiveBoardsTogether() {
        assertThat(check(new Minimum(true, 2, 0)))
                .extracting(Finding::counted, Finding::isMet)
                .containsExactly(tuple(2, true), tuple(1, false), tuple(2, true));
    }

    @Test
    void countsProactiveBoardsOnTheirOwn() {
        assertThat(check(new Minimum(true, 1, 1)))
                .filteredOn(finding -> finding.demand() == Demand.ENOUGH_PROACTIVE)
                .extracting(Finding::boards)
                .containsExactly(List.of("Zuid"), List.of(), List.of("Noord"));
    }

    @Test
    void looksOnlyAtTheDomainsThatNeedAttention() {
        assertThat(MinimumPolicy.check(
                        Boards.agreed(new Minimum(false, 1, 1), EnumSet.of(Domain.RESEARCH)),
                        BOARDS,
                        Situation.CURRENT))
                .extracting(Finding::domain)
                .containsOnly(Domain.RESEARCH);
    }

    @Test
    void looksAtWhatIsWantedAsWell() {
        assertThat(MinimumPolicy.check(Boards.agreed(new Minimum(false, 3, 0), Boards.ALL), BOARDS, Situation.WANTED))
                .allMatch(Finding::isMet);
    }

    @Test
    void refusesMoreProactiveBoardsThanActiveOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Minimum(true, 1, 2));
    }

    private static List<Finding> check(Minimum minimum) {
        return MinimumPolicy.check(Boards.agreed(minimum, Boards.ALL), BOARDS, Situation.CURRENT);
    }
}
