package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import org.junit.jupiter.api.Test;

class AddressConfirmationProcessTest extends JourneyTest {

    @Test
    void endsWhenTheAddressIsNotConfirmed() {
        Enrolment candidate = aNewCandidate(anOpenEdition());

        passTime(Duration.ofDays(3));
        assertThat(lettersAbout(candidate)).contains("CONFIRMATION_REMINDER");
        passTime(Duration.ofDays(5));
        assertThat(toldOfLongWait(candidate)).containsExactly("coordinator@kring.example");

        passTime(Duration.ofDays(7));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.UNCONFIRMED);
        assertThat(endsOf(candidate)).contains("EndEvent_AddressNotConfirmed");
    }

    @Test
    void confirmingTheAddressTwiceChangesNothing() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());

        enrolling.confirmAddress(candidate.id());

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(lettersAbout(candidate)).containsOnlyOnce("INTAKE_INVITATION");
        assertThat(openTasks(candidate, "Task_FillInIntakeForm")).hasSize(1);
    }

    @Test
    void aRemindedCandidateCanStillConfirm() {
        Enrolment candidate = aNewCandidate(anOpenEdition());
        passTime(Duration.ofDays(4));

        enrolling.confirmAddress(candidate.id());

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(endsOf(candidate)).contains("EndEvent_ConfirmationReminded", "EndEvent_AddressConfirmed");
    }
}
