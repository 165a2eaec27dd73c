package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;

class WaitingListProcessTest extends JourneyTest {

    @Test
    void aPlaceThatComesFreeIsOfferedToWhoeverWaitsFirst() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        Enrolment third = aConfirmedCandidate(edition);
        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(letter(second, MailTemplate.WAITING_LIST).letter().text()).contains("plaats 1");
        assertThat(letter(third, MailTemplate.WAITING_LIST).letter().text()).contains("plaats 2");

        enrolling.withdraw(first.id(), "Andere baan");
        Enrolment newcomer = aConfirmedCandidate(edition);

        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.OFFERED);
        assertThat(statusOf(third)).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(statusOf(newcomer)).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(lettersAbout(second)).contains("PLACE_OFFERED");

        answer(second, "Task_AcceptOfferedPlace", Map.of("accept", "YES"));

        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(openTasks(second, "Task_FillInIntakeForm")).hasSize(1);
        assertThat(statusOf(third)).isEqualTo(EnrolmentStatus.WAITING);
    }

    @Test
    void anOfferThatIsDeclinedGoesToTheNext() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        Enrolment third = aConfirmedCandidate(edition);
        enrolling.withdraw(first.id(), "");

        answer(second, "Task_AcceptOfferedPlace", Map.of("accept", "NO", "reason", "Te laat voor mij"));

        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.OFFER_DECLINED);
        assertThat(endsOf(second)).filteredOn("EndEvent_OfferDeclined"::equals).hasSize(2);
        assertThat(lettersAbout(second)).endsWith("OFFER_DECLINED");
        assertThat(statusOf(third)).isEqualTo(EnrolmentStatus.OFFERED);
    }

    @Test
    void anOfferThatIsNotAnsweredLapsesAfterAReminderAndGoesToTheNext() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        Enrolment third = aConfirmedCandidate(edition);
        enrolling.withdraw(first.id(), "");

        passTime(Duration.ofDays(3));
        assertThat(lettersAbout(second)).endsWith("TASK_REMINDER");
        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.OFFERED);
        passTime(Duration.ofDays(3));

        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.OFFER_LAPSED);
        assertThat(endsOf(second)).filteredOn("EndEvent_OfferLapsed"::equals).hasSize(2);
        assertThat(lettersAbout(second)).endsWith("OFFER_LAPSED");
        assertThat(statusOf(third)).isEqualTo(EnrolmentStatus.OFFERED);
    }

    @Test
    void whoeverWaitsLongHearsThePositionAndCoordinatorsHearOfIt() {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment before = aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        enrolling.withdraw(before.id(), "");

        passTime(Duration.ofDays(29));
        assertThat(letter(waiting, MailTemplate.STILL_WAITING).letter().text()).contains("plaats 1");
        assertThat(toldOfLongWait(waiting)).isEmpty();
        passTime(Duration.ofDays(28));
        assertThat(toldOfLongWait(waiting)).containsExactly("coordinator@kring.example");
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WAITING);
    }

    @Test
    void waitingEndsWhenEnrollingClosesAndTheInterestIsKept() {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);

        passTimeUntil(edition.enrolmentClosesAt());

        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.NO_PLACE);
        assertThat(lettersAbout(waiting)).endsWith("NO_PLACE");
        assertThat(endsOf(waiting)).filteredOn("EndEvent_NoPlace"::equals).hasSize(2);
        assertThat(waitsOf(waiting)).isEmpty();
        planning.planEdition(
                PROGRAMME, "Volgende " + edition.id(), clock.today().plusWeeks(20));
        timeMachine.settle();
        assertThat(mailLog.to(waiting.email()))
                .filteredOn(entry -> entry.template() == MailTemplate.EDITION_OPENED)
                .hasSize(1);
    }
}
