package nl.kring.journey;

import static nl.kring.journey.BoardAnswers.ALIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.NewEnrolment;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BoardJourneyProcessTest extends BoardTest {

    @Autowired
    private Bypasses bypasses;

    @Test
    void endsWhenTheAddressIsNotConfirmed() {
        Enrolment board = aNewBoard(anAgreedCycle(), "Typefout");

        passTime(Duration.ofDays(22));

        assertThat(statusOf(board)).isEqualTo(EnrolmentStatus.UNCONFIRMED);
        assertThat(endsOf(board)).contains("EndEvent_AddressNotConfirmed");
    }

    @Test
    void waitsForAPlaceAndTakesIt() {
        Edition edition = anAgreedCycle();
        allocation.setCapacity(edition.id(), 1);
        aConfirmedBoard(edition, "Eerste");
        Enrolment second = aConfirmedBoard(edition, "Tweede");
        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.WAITING);

        allocation.setCapacity(edition.id(), 2);
        answer(second, "Task_AcceptOfferedPlace", Map.of("accept", "YES"));

        assertThat(openTasks(second, "Task_ReadInstrument")).hasSize(1);
    }

    @Test
    void aBoardWithoutAPlaceTakesNoPart() {
        Edition edition = anAgreedCycle();
        allocation.setCapacity(edition.id(), 1);
        aConfirmedBoard(edition, "Eerste");
        Enrolment second = aConfirmedBoard(edition, "Tweede");

        passTimeUntil(edition.startsAt());

        assertThat(endsOf(second)).contains("EndEvent_NoPlace");
    }

    @Test
    void aBoardThatLeavesIsAskedNothingAnyMore() {
        Edition edition = anAgreedCycle();
        Enrolment board = aConfirmedBoard(edition, "Vertrekt");

        enrolling.withdraw(board.id(), "Fusie");

        assertThat(waitsOf(board)).isEmpty();
        assertThat(endsOf(board)).contains("EndEvent_BoardLeft");
    }

    /** A board that joins a partnership between two cycles gets the instrument as its intake, and a visit. */
    @Test
    void aBoardCanBeAddedWhileTheCycleIsUnderWay() {
        Edition edition = anAgreedCycle();
        aBoard(edition, "Noord", "ACTIVE", "ACTIVE");
        compare(edition);

        Enrolment late = bypasses.add(
                new NewEnrolment(
                        edition.id(),
                        "Imke",
                        "de Wit",
                        "imke-" + edition.id() + "@bestuur.example",
                        null,
                        "Later erbij",
                        "Bestuurder",
                        "PRIMARY",
                        null,
                        null,
                        null,
                        null,
                        Locale.forLanguageTag("nl"),
                        null,
                        EditionGroup.ALL),
                "Sluit aan bij het partnerschap",
                COORDINATOR);
        enrolling.confirmAddress(late.id());
        takeInstrument(late, "PASSIVE", "FOLLOWING");

        assertThat(statusOf(late)).isEqualTo(EnrolmentStatus.ADMITTED);
        assertThat(shown(onlyTask(late, "Task_PlanVisit"), COORDINATOR, "why")).contains("nieuw in het partnerschap");
        answer(late, "Task_AlignWithPartnership", ALIGNED);
        assertThat(statusOf(late)).isEqualTo(EnrolmentStatus.CONTRACTED);
        assertThat(endsOf(late)).contains("EndEvent_BoardTakesPart");
    }
}
