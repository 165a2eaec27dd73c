package nl.kring.journey;

import static nl.kring.journey.BoardAnswers.ALIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import nl.kring.engagement.Comparison;
import nl.kring.engagement.Domain;
import nl.kring.engagement.Gradation;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The next cycle comes by itself. */
class NextCycleProcessTest extends BoardTest {

    @Autowired
    private Comparison comparison;

    @Test
    void theNextCycleComesByItselfAfterTheAgreedPeriod() {
        Edition edition = anAgreedCycle();
        Enrolment board = aBoard(edition, "Noord", "FOLLOWING", "ACTIVE");
        Enrolment unfinished = aConfirmedBoard(edition, "Nooit klaar");
        compare(edition);
        answer(board, "Task_AlignWithPartnership", ALIGNED);
        assertThat(cycles.findByPreviousEditionId(edition.id())).isEmpty();

        passTimeUntil(edition.startsAt().plusMonths(24).minusWeeks(11));

        Edition next = editions.get(
                cycles.findByPreviousEditionId(edition.id()).orElseThrow().editionId());
        assertThat(next.startsAt().toLocalDate())
                .isBetween(
                        edition.startsAt().toLocalDate().plusMonths(24),
                        edition.startsAt().toLocalDate().plusMonths(24).plusDays(6));
        assertThat(next.startsAt().getDayOfWeek()).isEqualTo(edition.startsAt().getDayOfWeek());
        assertThat(statusOf(board)).isEqualTo(EnrolmentStatus.COMPLETED);
        assertThat(statusOf(unfinished)).isEqualTo(EnrolmentStatus.NOT_ADMITTED);
        assertThat(endsOf(unfinished)).contains("EndEvent_CycleCompleted");
        assertThat(lettersAbout(board)).contains("NEXT_CYCLE");

        Enrolment again =
                enrolments.findByEmailOrderByReceiptDesc(board.email()).get(0);
        assertThat(again.editionId()).isEqualTo(next.id());
        assertThat(lettersAbout(again)).contains("CONFIRM_ADDRESS");
        enrolling.confirmAddress(again.id());
        takeInstrument(again, "ACTIVE", "PROACTIVE");
        assertThat(shown(editionTask(next, "Task_AgreeOnCycle"), COORDINATOR, "moment"))
                .contains("toetreding");
        assertThat(comparison
                        .position(enrolments.get(again.id()))
                        .orElseThrow()
                        .in(Domain.RESEARCH)
                        .previous())
                .isEqualTo(Gradation.FOLLOWING);
    }
}
