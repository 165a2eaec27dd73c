package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.session.HandIn;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class HandInProcessTest extends JourneyTest {

    private static final Map<String, Object> PREPARATION = Map.of(
            "theme", "Leidinggeven aan verbeteren",
            "material", "Lees hoofdstuk 2",
            "assignments", "Beschrijf één verbetering",
            "mode", "PHYSICAL");

    @LocalServerPort
    int port;

    @Autowired
    Journeys journeys;

    @Test
    void everybodyHandsInBeforeTheMeetingAndFacilitatorsSeeWhoDid() {
        Edition edition = anEdition(true);
        Enrolment diligent = anAdmittedCandidate(edition);
        Enrolment late = anAdmittedCandidate(edition);
        Meeting meeting = prepared(edition, PREPARATION);

        Task handIn = onlyTask(diligent, "Task_HandInAssignment");
        assertThat(handIn.getDueDate()).isEqualTo(Date.from(meeting.startsAt().toInstant()));
        assertThat(taskForms.open(handIn.getId(), self(diligent)).values())
                .containsEntry("assignments", "Beschrijf één verbetering");
        answer(diligent, "Task_HandInAssignment", Map.of("answer", "Elke ochtend tien minuten"));
        passTimeUntil(meeting.startsAt().minusMinutes(1));
        assertThat(openTasks(late, "Task_HandInAssignment")).hasSize(1);
        assertThat(lettersAbout(onlyTask(late, "Task_HandInAssignment"), late.email()))
                .containsExactly("TASK_REMINDER");

        String page = "/desk/editions/" + edition.id() + "/meetings/" + meeting.id() + "/hand-ins";
        Visitor facilitator = Visitor.staff(port, "facilitator");
        assertThat(facilitator.get("/desk/editions/" + edition.id()).body())
                .contains("Ingeleverde opdrachten: 1 van 2");
        assertThat(facilitator.get(page).body()).contains("Elke ochtend tien minuten", "Nog niet ingeleverd (1)");

        passTimeUntil(meeting.startsAt());
        assertThat(openTasks(late, "Task_HandInAssignment")).isEmpty();
        assertThat(meetings.handIns(meeting.id()))
                .extracting(HandIn::enrolmentId)
                .containsExactly(diligent.id());
        passTimeUntil(meeting.endsAt());
        Map<String, Object> shown = taskForms
                .open(sessionTask(meeting, "Task_RegisterAttendance").getId(), FACILITATOR)
                .values();
        assertThat(shown).containsEntry("hasHandIns", true);
        assertThat(shown.get("handIns")).asString().contains("handedIn=Ja", "handedIn=Nee");
        assertThat(historyEnds(meeting)).contains("EndEvent_HandingInOver");
    }

    @Test
    void whoeverIsAdmittedLaterIsAskedAsWell() {
        Edition edition = anEdition(true);
        Enrolment early = anAdmittedCandidate(edition);
        Enrolment late = aCandidateWithCompleteIntake(edition);
        Meeting meeting = prepared(edition, PREPARATION);
        assertThat(openTasks(late, "Task_HandInAssignment")).isEmpty();

        decideForOrganiser(late, "YES");
        decideForCandidate(late, "YES");

        Task handIn = onlyTask(late, "Task_HandInAssignment");
        assertThat(handIn.getDueDate()).isEqualTo(Date.from(meeting.startsAt().toInstant()));
        assertThat(openTasks(early, "Task_HandInAssignment")).as("asked once").hasSize(1);
        assertThat(letter(late, MailTemplate.SESSION_PREPARATION).letter().text())
                .contains("Beschrijf één verbetering");
        assertThat(lettersAbout(early)).containsOnlyOnce("SESSION_PREPARATION");
        answer(late, "Task_HandInAssignment", Map.of("answer", "Net op tijd"));
        assertThat(meetings.handIns(meeting.id()))
                .extracting(HandIn::enrolmentId)
                .containsExactly(late.id());
        passTimeUntil(meeting.startsAt());
        assertThat(historyEnds(meeting)).hasSize(2);
    }

    @Test
    void whoeverIsAdmittedOnceTheMeetingHasBegunIsNotAskedForIt() {
        Edition edition = anEdition(true);
        anAdmittedCandidate(edition);
        Enrolment late = aCandidateWithCompleteIntake(edition);
        Meeting meeting = prepared(edition, PREPARATION);
        passTimeUntil(meeting.startsAt());

        decideForOrganiser(late, "YES");
        decideForCandidate(late, "YES");

        assertThat(openTasks(late, "Task_HandInAssignment")).isEmpty();
        assertThat(lettersAbout(late)).doesNotContain("SESSION_PREPARATION");
    }

    @Test
    void handingInIsOverOnceEverybodyHas() {
        Edition edition = anEdition(true);
        Enrolment only = anAdmittedCandidate(edition);
        Meeting meeting = prepared(edition, PREPARATION);

        answer(only, "Task_HandInAssignment", Map.of("answer", "Elke ochtend tien minuten"));

        assertThat(historyEnds(meeting)).contains("EndEvent_HandingInOver");
    }

    @Test
    void theDeadlineFollowsTheMeeting() {
        Edition edition = anEdition(true);
        Enrolment participant = anAdmittedCandidate(edition);
        Meeting meeting = prepared(edition, PREPARATION);
        meetings.moveOnline(
                meeting.id(),
                meeting.startsAt().plusDays(2),
                meeting.endsAt().plusDays(2),
                "https://meet.example/x",
                "Sneeuw");

        assertThat(onlyTask(participant, "Task_HandInAssignment").getDueDate())
                .isEqualTo(Date.from(meeting.startsAt().plusDays(2).toInstant()));
        passTimeUntil(meeting.startsAt().plusHours(1));
        assertThat(openTasks(participant, "Task_HandInAssignment")).hasSize(1);
        passTimeUntil(meeting.startsAt().plusDays(2));
        assertThat(openTasks(participant, "Task_HandInAssignment")).isEmpty();
    }

    @Test
    void whoeverLeavesIsNotAskedAnyMore() {
        Edition edition = anEdition(true);
        Enrolment leaver = anAdmittedCandidate(edition);
        Enrolment stays = anAdmittedCandidate(edition);
        prepared(edition, PREPARATION);

        cancelling.ask(leaver.id(), "", cancelling.costsNow(leaver.id()).amount(), null, leaver.name());

        assertThat(openTasks(leaver, "Task_HandInAssignment")).isEmpty();
        assertThat(openTasks(stays, "Task_HandInAssignment")).hasSize(1);
    }

    @Test
    void nobodyIsAskedInAProgrammeWithoutOrWhenThereIsNothingToDo() {
        Edition without = anEdition(false);
        Enrolment participant = anAdmittedCandidate(without);
        prepared(without, PREPARATION);
        assertThat(openTasks(participant, "Task_HandInAssignment")).isEmpty();

        Edition edition = anEdition(true);
        Enrolment other = anAdmittedCandidate(edition);
        Map<String, Object> nothing = new HashMap<>(PREPARATION);
        nothing.remove("assignments");
        prepared(edition, nothing);
        assertThat(openTasks(other, "Task_HandInAssignment")).isEmpty();
    }

    private Edition anEdition(boolean handIns) {
        return anOpenEditionOf(
                "inleveren-" + UUID.randomUUID().toString().substring(0, 8), yaml -> yaml.put("handIns", handIns));
    }

    private Meeting prepared(Edition edition, Map<String, Object> preparation) {
        Meeting meeting = edition.meetings().get(1);
        journeys.startSession(meeting.id());
        passTimeUntil(meeting.startsAt().minusWeeks(3));
        answerAs(FACILITATOR, sessionTask(meeting, "Task_PrepareSession"), preparation);
        passTime(Duration.ofMinutes(1));
        return meeting;
    }

    private Task sessionTask(Meeting meeting, String key) {
        List<Task> found = tasks.createTaskQuery()
                .taskDefinitionKey(key)
                .processVariableValueEquals(Facts.SESSION_ID, meeting.id().toString())
                .list();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<String> historyEnds(Meeting meeting) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("HandInProcess")
                .variableValueEquals(Facts.SESSION_ID, meeting.id().toString())
                .finished()
                .list()
                .stream()
                .map(process -> process.getEndActivityId())
                .toList();
    }
}
