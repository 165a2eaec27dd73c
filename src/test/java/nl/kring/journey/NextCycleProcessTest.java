package nl.kring.journey;

import static nl.kring.journey.BoardAnswers.ALIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.kring.Visitor;
import nl.kring.engagement.Comparison;
import nl.kring.engagement.Domain;
import nl.kring.engagement.Gradation;
import nl.kring.engagement.Steering;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The next cycle comes by itself. */
class NextCycleProcessTest extends BoardTest {

    @LocalServerPort
    int port;

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

    @Test
    void theNextCycleFollowsThePeriodWhenThatIsChanged() {
        Edition edition = anAlignedCycle();
        String page = "/desk/editions/" + edition.id() + "/engagement";
        Visitor coordinator = Visitor.staff(port, "coordinator");

        assertThat(coordinator
                        .submit(page + "/next", page + "/next", Map.of("months", "0", "seen", "24"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(page).body()).contains("Er komt geen volgende ronde");
        assertThat(ends(Facts.EDITION_ID, edition.id())).contains("EndEvent_NoNextCycle");
        assertThat(coordinator
                        .submit(page + "/next", page + "/next", Map.of("months", "36", "seen", "24"))
                        .statusCode())
                .as("somebody else was faster")
                .isEqualTo(409);
        coordinator.submit(page + "/next", page + "/next", Map.of("months", "36", "seen", "0"));
        coordinator.submit(page + "/next", page + "/next", Map.of("months", "12", "seen", "36"));

        passTimeUntil(edition.startsAt().plusMonths(12).minusWeeks(11));
        assertThat(cycles.findByPreviousEditionId(edition.id())).isPresent();
        assertThat(coordinator.get(page + "/next").statusCode())
                .as("this cycle is over")
                .isEqualTo(302);
    }

    @Test
    void theNextCycleCanBeSwitchedOffBeforeTheBoardsAlign() {
        Edition edition = anAgreedCycle();
        Enrolment board = aBoard(edition, "Noord", "FOLLOWING", "ACTIVE");
        steering.repeat(edition.id(), 24, null, COORDINATOR);
        compare(edition);
        answer(board, "Task_AlignWithPartnership", ALIGNED);

        passTimeUntil(edition.startsAt().plusMonths(25));

        assertThat(cycles.findByPreviousEditionId(edition.id())).isEmpty();
        assertThat(statusOf(board)).isEqualTo(EnrolmentStatus.CONTRACTED);
    }

    @Test
    void theNextCycleIsNotPlannedSoEarlyThatNobodyCanEnrol() {
        Edition edition = anAlignedCycle();
        passTimeUntil(edition.startsAt().plusMonths(3));

        assertThatThrownBy(() -> steering.repeat(edition.id(), 24, 3, COORDINATOR))
                .isInstanceOf(Steering.TooSoon.class);
    }

    @Test
    void aCycleThatIsStoppedIsFollowedByNone() {
        Edition edition = anAlignedCycle();
        Enrolment board = enrolments.findByEditionIdOrderByReceipt(edition.id()).get(0);

        steering.abandon(edition.id(), "Het partnerschap houdt op", COORDINATOR);
        timeMachine.settle();

        assertThat(statusOf(board)).isEqualTo(EnrolmentStatus.EDITION_CANCELLED);
        assertThat(lettersAbout(board)).contains("EDITION_CANCELLED");
        assertThat(ends(Facts.EDITION_ID, edition.id())).contains("EndEvent_CycleAbandoned");
        passTimeUntil(edition.startsAt().plusMonths(25));
        assertThat(cycles.findByPreviousEditionId(edition.id())).isEmpty();
    }

    private Edition anAlignedCycle() {
        Edition edition = anAgreedCycle();
        Enrolment board = aBoard(edition, "Noord", "FOLLOWING", "ACTIVE");
        compare(edition);
        answer(board, "Task_AlignWithPartnership", ALIGNED);
        return edition;
    }
}
