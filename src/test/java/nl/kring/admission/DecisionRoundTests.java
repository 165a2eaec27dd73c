package nl.kring.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionRoundTests {

    private static final Instant NOW = Instant.parse("2027-06-01T10:00:00Z");

    private final DecisionRound first = new DecisionRound(UUID.randomUUID(), 1, NOW);
    private final DecisionRound second = new DecisionRound(UUID.randomUUID(), 2, NOW);

    @Test
    void hasAnOutcomeOnlyWhenBothSidesDecided() {
        first.decideForOrganiser(Verdict.YES, "Past goed", "Farid", NOW);
        assertThatIllegalStateException().isThrownBy(first::outcome).withMessageContaining("round 1");

        first.decideForCandidate(Verdict.YES, "Graag", NOW);

        assertThat(first.outcome()).isEqualTo(AdmissionOutcome.ADMITTED);
    }

    @Test
    void aSideDecidesOnce() {
        first.decideForOrganiser(Verdict.YES, "Past goed", "Farid", NOW);
        first.decideForCandidate(Verdict.DOUBT, "Druk", NOW);

        assertThatIllegalStateException()
                .isThrownBy(() -> first.decideForOrganiser(Verdict.NO, "Toch niet", "Farid", NOW))
                .withMessageContaining("YES");
        assertThatIllegalStateException()
                .isThrownBy(() -> first.decideForCandidate(Verdict.YES, "Toch wel", NOW))
                .withMessageContaining("DOUBT");
    }

    @Test
    void doubtIsForTheFirstRoundOnly() {
        assertThat(first.allowsDoubt()).isTrue();
        assertThat(second.allowsDoubt()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> second.decideForOrganiser(Verdict.DOUBT, "Hm", "Farid", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> second.decideForCandidate(Verdict.DOUBT, "Hm", NOW));
    }
}
