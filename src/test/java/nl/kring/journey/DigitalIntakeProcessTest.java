package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.identity.Actor;
import nl.kring.identity.StaffRole;
import nl.kring.intake.ConversationSlot;
import nl.kring.intake.Intakes;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DigitalIntakeProcessTest extends JourneyTest {

    private static final Map<String, Object> STILL_INTERESTED =
            Map.of("callNotes", "Was op vakantie", "stillInterested", "YES");

    @Autowired
    Intakes intakes;

    @Test
    void collectsTheAnswersAndTheConversation() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aConfirmedCandidate(edition);
        assertThat(lettersAbout(candidate)).endsWith("INTAKE_INVITATION");
        ConversationSlot slot = conversations.open(edition.id()).get(1);

        fillInIntakeForm(candidate);
        answer(
                candidate,
                "Task_ChooseConversationTime",
                Map.of("slotId", slot.id().toString()));

        assertThat(intakes.get(candidate.id()).conversationAt()).isEqualTo(slot.startsAt());
        assertThat(conversations.open(edition.id()))
                .extracting(ConversationSlot::id)
                .doesNotContain(slot.id());
        var confirmed = letter(candidate, MailTemplate.CONVERSATION_CONFIRMED);
        assertThat(confirmed.letter().text()).contains(slot.link());
        assertThat(attached(confirmed)).contains("METHOD:REQUEST").contains(slot.link());

        holdConversation(candidate);

        assertThat(intakes.get(candidate.id()).report()).isEqualTo("Goed gesprek over rolvastheid");
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.DECIDING);
        assertThat(endsOf(candidate)).contains("EndEvent_IntakeObtained", "EndEvent_IntakeComplete");
    }

    @Test
    void showsTheFacilitatorTheAnswersAndTheAdvice() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);

        Task conversation = onlyTask(candidate, "Task_HoldIntakeConversation");

        assertThat(shown(conversation, FACILITATOR, "answers"))
                .contains((String) INTAKE.get("developmentQuestion"))
                .contains((String) INTAKE.get("bring"));
        assertThat(shown(conversation, FACILITATOR, "advice")).isNotEqualTo("null");
    }

    @Test
    void aFacilitatorAgreesOnATimeWhenNoneOfThoseOfferedSuits() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);
        answer(candidate, "Task_ChooseConversationTime", Map.of("proposal", "Elke vrijdag na vieren"));

        Task agree = onlyTask(candidate, "Task_AgreeConversationTime");
        assertThat(taskForms.open(agree.getId(), FACILITATOR).values())
                .containsEntry("proposal", "Elke vrijdag na vieren");
        agreeOnATime(candidate);

        assertThat(intakes.get(candidate.id()).conversationLink()).isEqualTo("https://meet.example/agreed");
        assertThat(onlyTask(candidate, "Task_HoldIntakeConversation")).isNotNull();
    }

    @Test
    void aConversationThatWasNotHeldIsArrangedAnewAndItsTimeGivenBack() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aConfirmedCandidate(edition);
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        assertThat(conversations.open(edition.id())).hasSize(2);

        answerAs(FACILITATOR, candidate, "Task_HoldIntakeConversation", Map.of("conversationHeld", "NO"));
        assertThat(conversations.open(edition.id())).hasSize(3);
        agreeOnATime(candidate);
        holdConversation(candidate);

        assertThat(lettersAbout(candidate))
                .filteredOn("CONVERSATION_CONFIRMED"::equals)
                .hasSize(2);
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.DECIDING);
    }

    @Test
    void aTimeThatSomebodyElseTookIsRefused() {
        Edition edition = anOpenEdition();
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        fillInIntakeForm(first);
        fillInIntakeForm(second);
        String slot = conversations.open(edition.id()).get(0).id().toString();
        answer(first, "Task_ChooseConversationTime", Map.of("slotId", slot));

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> answer(second, "Task_ChooseConversationTime", Map.of("slotId", slot)))
                .satisfies(rejected -> assertThat(rejected.errors())
                        .extracting(FieldError::field)
                        .containsExactly("slotId"));
        assertThat(onlyTask(second, "Task_ChooseConversationTime")).isNotNull();
    }

    @Test
    void needsAChosenTimeOrAProposal() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> answer(candidate, "Task_ChooseConversationTime", Map.of()));
    }

    @Test
    void aTimeInThePastCannotBeAgreedOn() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);
        answer(candidate, "Task_ChooseConversationTime", Map.of("proposal", "Vrijdag"));

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> answerAs(
                        FACILITATOR,
                        candidate,
                        "Task_AgreeConversationTime",
                        Map.of(
                                "startsAt",
                                clock.today().minusDays(1) + "T11:00",
                                "conversationLink",
                                "https://meet.example/x")));
    }

    @Test
    void aCoordinatorCallsWhoeverDoesNotFillInTheForm() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());

        passTime(Duration.ofDays(6));
        assertThat(lettersAbout(candidate)).endsWith("TASK_REMINDER");
        assertThat(openTasks(candidate, "Task_CallCandidate")).isEmpty();
        passTime(Duration.ofDays(5));
        answerAs(COORDINATOR, candidate, "Task_CallCandidate", STILL_INTERESTED);

        assertThat(endsOf(candidate)).contains("EndEvent_CandidateGoesOn");
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        assertThat(onlyTask(candidate, "Task_HoldIntakeConversation")).isNotNull();
    }

    @Test
    void aCoordinatorCallsWhoeverDoesNotChooseATime() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);

        passTime(Duration.ofDays(8));
        answerAs(COORDINATOR, candidate, "Task_CallCandidate", STILL_INTERESTED);

        chooseAnyTime(candidate);
        assertThat(onlyTask(candidate, "Task_HoldIntakeConversation")).isNotNull();
    }

    @Test
    void theCallIsNoLongerNeededOnceTheCandidateHasAnswered() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        passTime(Duration.ofDays(11));
        assertThat(onlyTask(candidate, "Task_CallCandidate")).isNotNull();

        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);

        assertThat(openTasks(candidate, "Task_CallCandidate")).isEmpty();
    }

    @Test
    void theIntakeEndsWhenTheCandidateGivesUp() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aConfirmedCandidate(edition);
        passTime(Duration.ofDays(11));

        answerAs(
                COORDINATOR,
                candidate,
                "Task_CallCandidate",
                Map.of("callNotes", "Ziet ervan af", "stillInterested", "NO"));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.WITHDRAWN);
        assertThat(endsOf(candidate)).contains("EndEvent_CandidateGivesUp", "EndEvent_IntakeWithdrawn");
        assertThat(lettersAbout(candidate)).endsWith("WITHDRAWN");
        assertThat(taskForms.openFor(candidate.id())).isEmpty();
    }

    @Test
    void coordinatorsSeeAConversationThatIsNotHeldInTimeAndHearOfIt() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        Task conversation = onlyTask(candidate, "Task_HoldIntakeConversation");
        assertThat(isOfferedTo(StaffRole.COORDINATORS, conversation)).isFalse();

        passTime(Duration.ofDays(15));
        assertThat(lettersAbout(conversation, "facilitator@kring.example")).containsExactly("TASK_REMINDER");
        assertThat(isOfferedTo(StaffRole.COORDINATORS, conversation)).isFalse();
        passTime(Duration.ofDays(14));

        assertThat(isOfferedTo(StaffRole.COORDINATORS, conversation)).isTrue();
        assertThat(lettersAbout(conversation, "coordinator@kring.example")).containsExactly("TASK_ESCALATED");
        answerAs(
                COORDINATOR,
                candidate,
                "Task_HoldIntakeConversation",
                Map.of("conversationHeld", "YES", "report", "Overgenomen"));
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.DECIDING);
    }

    @Test
    void aCandidateCannotFillInSomebodyElsesForm() {
        Edition edition = anOpenEdition();
        Enrolment candidate = aConfirmedCandidate(edition);
        Enrolment other = aConfirmedCandidate(edition);
        String task = onlyTask(candidate, "Task_FillInIntakeForm").getId();

        assertThatExceptionOfType(TaskNotOpen.class)
                .isThrownBy(() -> taskForms.submit(task, Actor.candidate(other.email(), other.name()), INTAKE));
        assertThatExceptionOfType(TaskNotOpen.class)
                .isThrownBy(() -> taskForms.open(task, Actor.candidate(other.email(), other.name())));
    }

    @Test
    void incompleteAnswersAreRefusedFieldByField() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> answer(candidate, "Task_FillInIntakeForm", Map.of("bring", "Ervaring")))
                .satisfies(rejected -> assertThat(rejected.errors())
                        .extracting(FieldError::field)
                        .containsAll(List.of("developmentQuestion", "priorKnowledge", "organisationContext", "get"))
                        .doesNotContain("bring"));
    }

    private void agreeOnATime(Enrolment candidate) {
        answerAs(
                FACILITATOR,
                candidate,
                "Task_AgreeConversationTime",
                Map.of(
                        "startsAt",
                        clock.today().plusDays(5) + "T16:30",
                        "conversationLink",
                        "https://meet.example/agreed"));
    }
}
