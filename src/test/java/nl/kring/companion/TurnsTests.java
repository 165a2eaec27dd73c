package nl.kring.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnsTests {

    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BO = UUID.randomUUID();
    private static final UUID CAS = UUID.randomUUID();

    @Test
    void theFirstOfTheGroupBegins() {
        assertThat(Turns.next(List.of(ANN, BO, CAS), List.of())).containsExactly(ANN, BO, CAS);
    }

    @Test
    void nobodyComesTwiceBeforeEverybodyHasHadATurn() {
        assertThat(Turns.next(List.of(ANN, BO, CAS), List.of(BO))).containsExactly(ANN, CAS);
        assertThat(Turns.next(List.of(ANN, BO, CAS), List.of(BO, ANN))).containsExactly(CAS);
        assertThat(Turns.next(List.of(ANN, BO, CAS), List.of(BO, ANN, CAS))).containsExactly(ANN, BO, CAS);
    }

    @Test
    void whoeverCameLaterIsFirst() {
        assertThat(Turns.next(List.of(ANN, BO, CAS), List.of(ANN, BO, ANN, BO))).containsExactly(CAS);
    }
}
