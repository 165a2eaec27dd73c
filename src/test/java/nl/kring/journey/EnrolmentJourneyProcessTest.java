package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;

class EnrolmentJourneyProcessTest extends JourneyTest {

    @Test
    void leadsFromInterestToParticipant() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aNewCandidate(edition);
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.RECEIVED);
        assertThat(lettersAbout(candidate)).contains("CONFIRM_ADDRESS");

        enrolling.confirmAddress(candidate.id());
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        holdConversation(candidate);
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.DECIDING);
        decideForCandidate(candidate, "YES");
        decideForOrganiser(candidate, "YES");
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.ADMITTED);

        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        passTimeUntil(edition.kickOff().endsAt());
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        answer(candidate, "Task_ConfirmAgreement", Map.of("confirmed", "true"));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.CONTRACTED);
        assertThat(endsOf(candidate)).contains("EndEvent_ParticipantContracted");
    }

    @Test
    void endsWhenTheAddressIsNotConfirmed() {
        Enrolment candidate = aNewCandidate(anOpenEdition());

        passTime(Duration.ofDays(3));
        assertThat(lettersAbout(candidate)).contains("CONFIRMATION_REMINDER");
        passTime(Duration.ofDays(12));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.UNCONFIRMED);
        assertThat(endsOf(candidate)).contains("EndEvent_AddressNotConfirmed");
    }
}
