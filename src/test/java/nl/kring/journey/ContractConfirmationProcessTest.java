package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

class ContractConfirmationProcessTest extends JourneyTest {

    @Test
    void whoeverIsAdmittedLateConfirmsWhatTheGroupAgreed() {
        Edition edition = anOpenEdition();
        Enrolment early = anAdmittedCandidate(edition);
        Enrolment late = aCandidateWithCompleteIntake(edition);
        kickOff(edition);
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));

        decideForOrganiser(late, "YES");
        decideForCandidate(late, "YES");

        assertThat(letter(late, MailTemplate.AGREEMENT_TO_CONFIRM).attachments())
                .hasSize(3);
        assertThat(shown(onlyTask(late, "Task_ConfirmAgreement"), self(late), "agreement"))
                .contains("Rolvastheid");
        answer(late, "Task_ConfirmAgreement", CONFIRMED);
        assertThat(statusOf(late)).isEqualTo(EnrolmentStatus.CONTRACTED);
        assertThat(endsOf(late)).contains("EndEvent_AgreementConfirmed", "EndEvent_ParticipantContracted");
        assertThat(waitsOf(late)).isEmpty();
        assertThat(statusOf(early)).isEqualTo(EnrolmentStatus.ADMITTED);
    }

    @Test
    void aLatecomerIsNotAskedAgainWithTheGroup() {
        Edition edition = anOpenEdition();
        Enrolment silent = anAdmittedCandidate(edition);
        Enrolment late = aCandidateWithCompleteIntake(edition);
        kickOff(edition);
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        decideForOrganiser(late, "YES");
        decideForCandidate(late, "YES");

        passTime(Duration.ofDays(15));
        Task settle = editionTask(edition, "Task_SettleMissingConfirmations");
        assertThat(offered(settle, COORDINATOR, "missing"))
                .containsExactly(silent.id().toString());
        answerAs(COORDINATOR, settle, Map.of("notes", "Niet bereikt"));

        assertThat(openTasks(silent, "Task_ConfirmAgreement")).hasSize(1);
        assertThat(openTasks(late, "Task_ConfirmAgreement")).hasSize(1);
    }

    @Test
    void whoeverCompletesTheYearWithoutConfirmingWasNeverContracted() {
        Edition edition = anOpenEdition();
        Enrolment silent = anAdmittedCandidate(edition);
        kickOff(edition);
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));

        enrolling.complete(silent.id());

        assertThat(endsOf(silent))
                .contains("EndEvent_NeverContracted")
                .doesNotContain("EndEvent_ParticipantContracted");
        assertThat(waitsOf(silent)).doesNotContain("Task_AwaitContractConfirmation");
    }

    @Test
    void staffHearWhenTheContractingStaysAway() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        kickOff(edition);

        passTime(Duration.ofDays(20));
        assertThat(toldOfLongWait(participant)).isEmpty();
        passTime(Duration.ofDays(2));
        assertThat(toldOfLongWait(participant)).containsExactly("facilitator@kring.example");
        passTime(Duration.ofDays(14));
        assertThat(toldOfLongWait(participant))
                .containsExactly("facilitator@kring.example", "coordinator@kring.example");
        assertThat(endsOf(participant)).contains("EndEvent_ContractingReminded", "EndEvent_LongWaitReported");
    }
}
