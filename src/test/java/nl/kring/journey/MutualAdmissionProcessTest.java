package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.kring.admission.Admission;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.form.FormRejected;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.identity.Actor;
import nl.kring.identity.StaffRole;
import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class MutualAdmissionProcessTest extends JourneyTest {

    @Autowired
    Admission admission;

    @ParameterizedTest(name = "organiser {0}, candidate {1}: {2}")
    @CsvSource({
        "YES, YES, ADMITTED,     EndEvent_Admitted,            WELCOME",
        "NO,  YES, NOT_ADMITTED, EndEvent_DeclinedByOrganiser, NOT_ADMITTED",
        "YES, NO,  NOT_ADMITTED, EndEvent_DeclinedByCandidate, DECLINED_BY_CANDIDATE",
        "NO,  NO,  NOT_ADMITTED, EndEvent_DeclinedByCandidate, DECLINED_BY_CANDIDATE",
    })
    void bothSidesMustSayYes(
            String organiser, String candidate, EnrolmentStatus status, String end, String lastLetter) {
        Enrolment enrolment = aCandidateWithCompleteIntake(anOpenEdition());
        assertThat(lettersAbout(enrolment)).endsWith("DECISION_ASKED");

        decideForOrganiser(enrolment, organiser);
        assertThat(statusOf(enrolment)).isEqualTo(EnrolmentStatus.DECIDING);
        decideForCandidate(enrolment, candidate);

        assertThat(statusOf(enrolment)).isEqualTo(status);
        assertThat(endsOf(enrolment)).contains("EndEvent_BothDecided", end);
        assertThat(lettersAbout(enrolment)).contains(lastLetter);
    }

    @ParameterizedTest(name = "organiser {0}, candidate {1}")
    @CsvSource({"DOUBT, YES", "YES, DOUBT", "DOUBT, DOUBT"})
    void aDoubtLeadsToASecondConversationAndASecondRound(String organiser, String candidate) {
        Enrolment enrolment = aCandidateWithCompleteIntake(anOpenEdition());
        decideForOrganiser(enrolment, organiser);
        decideForCandidate(enrolment, candidate);

        Task conversation = onlyTask(enrolment, "Task_HoldSecondConversation");
        assertThat(shown(conversation, FACILITATOR, "reasons"))
                .contains("Overwogen")
                .contains("Goed over nagedacht");
        answerAs(FACILITATOR, conversation, Map.of("report", "De twijfel ging over tijd"));
        decideForOrganiser(enrolment, "YES");
        decideForCandidate(enrolment, "YES");

        assertThat(statusOf(enrolment)).isEqualTo(EnrolmentStatus.ADMITTED);
        assertThat(lettersAbout(enrolment)).filteredOn("DECISION_ASKED"::equals).hasSize(2);
        assertThat(admission.rounds(enrolment.id())).hasSize(2);
        assertThat(admission.rounds(enrolment.id()).get(0).conversationReport()).isEqualTo("De twijfel ging over tijd");
    }

    @Test
    void afterASecondConversationItIsYesOrNo() {
        Enrolment enrolment = aCandidateWithCompleteIntake(anOpenEdition());
        assertThat(verdictsOffered(enrolment, "Task_DecideOnAdmission", FACILITATOR))
                .containsExactly("YES", "NO", "DOUBT");
        assertThat(verdictsOffered(enrolment, "Task_DecideOnTakingPart", self(enrolment)))
                .containsExactly("YES", "NO", "DOUBT");
        decideForOrganiser(enrolment, "DOUBT");
        decideForCandidate(enrolment, "YES");
        answerAs(FACILITATOR, enrolment, "Task_HoldSecondConversation", Map.of("report", "Besproken"));

        assertThat(verdictsOffered(enrolment, "Task_DecideOnAdmission", FACILITATOR))
                .containsExactly("YES", "NO");
        assertThat(verdictsOffered(enrolment, "Task_DecideOnTakingPart", self(enrolment)))
                .containsExactly("YES", "NO");
        assertThatExceptionOfType(FormRejected.class).isThrownBy(() -> decideForOrganiser(enrolment, "DOUBT"));
        assertThatExceptionOfType(FormRejected.class).isThrownBy(() -> decideForCandidate(enrolment, "DOUBT"));
    }

    @Test
    void aSecondRoundCanEndInANo() {
        Enrolment enrolment = aCandidateWithCompleteIntake(anOpenEdition());
        decideForOrganiser(enrolment, "DOUBT");
        decideForCandidate(enrolment, "DOUBT");
        answerAs(FACILITATOR, enrolment, "Task_HoldSecondConversation", Map.of("report", "Besproken"));
        decideForCandidate(enrolment, "YES");
        decideForOrganiser(enrolment, "NO");

        assertThat(endsOf(enrolment)).contains("EndEvent_DeclinedByOrganiser");
    }

    @Test
    void neitherSideSeesWhatTheOtherDecided() {
        Enrolment enrolment = aCandidateWithCompleteIntake(anOpenEdition());
        decideForOrganiser(enrolment, "NO");

        String task = onlyTask(enrolment, "Task_DecideOnTakingPart").getId();
        assertThat(taskForms.open(task, self(enrolment)).values().toString()).doesNotContain("Overwogen");

        Enrolment other = aCandidateWithCompleteIntake(anOpenEdition());
        decideForCandidate(other, "NO");
        task = onlyTask(other, "Task_DecideOnAdmission").getId();
        assertThat(taskForms.open(task, FACILITATOR).values().toString()).doesNotContain("Goed over nagedacht");
    }

    @Test
    void remindsBothSidesBeforeCoordinatorsFollowUp() {
        Enrolment enrolment = aCandidateWithCompleteIntake(anOpenEdition());
        Task organisers = onlyTask(enrolment, "Task_DecideOnAdmission");
        Task candidates = onlyTask(enrolment, "Task_DecideOnTakingPart");

        passTime(Duration.ofDays(4));
        assertThat(lettersAbout(organisers, "facilitator@kring.example")).containsExactly("TASK_REMINDER");
        assertThat(lettersAbout(candidates, enrolment.email())).containsExactly("TASK_REMINDER");
        assertThat(openTasks(enrolment, "Task_FollowUpMissingDecision")).isEmpty();
        assertThat(isOfferedTo(StaffRole.COORDINATORS, organisers)).isFalse();
        passTime(Duration.ofDays(4));

        assertThat(openTasks(enrolment, "Task_FollowUpMissingDecision")).hasSize(2);
        assertThat(isOfferedTo(StaffRole.COORDINATORS, organisers)).isTrue();
        assertThat(lettersAbout(organisers, "coordinator@kring.example")).containsExactly("TASK_ESCALATED");
        assertThat(isOfferedTo(StaffRole.COORDINATORS, candidates)).isFalse();
        assertThatExceptionOfType(TaskNotOpen.class)
                .isThrownBy(() ->
                        answerAs(COORDINATOR, candidates, Map.of("decision", "YES", "reason", "Voor de kandidaat")));
        assertThat(mailLog.to("coordinator@kring.example"))
                .anyMatch(entry -> entry.template() == MailTemplate.CANDIDATES_SILENT
                        && entry.letter().text().contains(enrolment.name()));
    }

    @Test
    void aFollowUpLeavesTheDecisionWithItsSide() {
        Enrolment enrolment = aCandidateWithCompleteIntake(anOpenEdition());
        decideForOrganiser(enrolment, "YES");
        passTime(Duration.ofDays(8));
        Task followUp = onlyTask(enrolment, "Task_FollowUpMissingDecision");
        assertThat(taskForms.open(followUp.getId(), COORDINATOR).values().toString())
                .doesNotContain("Overwogen");
        assertThat(shown(followUp, COORDINATOR, "missing"))
                .containsIgnoringCase("kandidaat")
                .doesNotContainIgnoringCase("organisator");

        answerAs(COORDINATOR, followUp, Map.of("notes", "Beslist morgen"));

        assertThat(endsOf(enrolment)).contains("EndEvent_FollowedUp");
        assertThat(statusOf(enrolment)).isEqualTo(EnrolmentStatus.DECIDING);
        decideForCandidate(enrolment, "YES");
        assertThat(statusOf(enrolment)).isEqualTo(EnrolmentStatus.ADMITTED);
    }

    @Test
    void aFollowUpIsNoLongerNeededOnceBothDecided() {
        Enrolment enrolment = aCandidateWithCompleteIntake(anOpenEdition());
        decideForCandidate(enrolment, "YES");
        passTime(Duration.ofDays(8));
        assertThat(openTasks(enrolment, "Task_FollowUpMissingDecision")).hasSize(1);

        decideForOrganiser(enrolment, "YES");

        assertThat(openTasks(enrolment, "Task_FollowUpMissingDecision")).isEmpty();
        assertThat(statusOf(enrolment)).isEqualTo(EnrolmentStatus.ADMITTED);
    }

    private List<String> verdictsOffered(Enrolment enrolment, String taskKey, Actor actor) {
        return offered(onlyTask(enrolment, taskKey), actor, "decisions");
    }
}
