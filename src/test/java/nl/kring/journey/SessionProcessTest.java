package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FormRejected;
import nl.kring.identity.StaffRole;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.session.Attendance;
import nl.kring.session.SessionOutcome;
import nl.kring.session.Sessions;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class SessionProcessTest extends JourneyTest {

    @Autowired
    Journeys journeys;

    @Autowired
    Sessions sessions;

    @Test
    void leadsFromPreparationToTheNextSession() {
        Edition edition = anOpenEdition();
        Enrolment present = anAdmittedCandidate(edition);
        Enrolment absent = anAdmittedCandidate(edition);
        Meeting session = aStartedSession(edition, 1);
        Map<String, Object> preparation = new HashMap<>(PREPARATION);
        preparation.put("coPreparers", List.of(present.id().toString()));
        preparation.put("speakerName", "Ilse Spreker");
        preparation.put("speakerEmail", "ilse-" + session.id() + "@spreker.example");

        passTimeUntil(session.startsAt().minusWeeks(3));
        answerAs(FACILITATOR, sessionTask(session, "Task_PrepareSession"), preparation);
        timeMachine.settle();

        var sent = letter(present, MailTemplate.SESSION_PREPARATION);
        assertThat(sent.letter().text()).contains("Tegenspraak organiseren").contains("Lees hoofdstuk 2");
        assertThat(attached(sent)).contains("METHOD:REQUEST");
        assertThat(sessions.get(session.id()).coPreparers()).containsExactly(present.id());
        var invitation = mailLog.to("ilse-" + session.id() + "@spreker.example");
        assertThat(invitation).extracting(entry -> entry.template()).containsExactly(MailTemplate.SPEAKER_INVITATION);
        assertThat(invitation.get(0).letter().text())
                .contains((String) INTAKE.get("developmentQuestion"))
                .doesNotContain(present.name());

        passTimeUntil(session.endsAt());
        answerAs(
                FACILITATOR,
                sessionTask(session, "Task_RegisterAttendance"),
                Map.of(
                        "held", "HELD",
                        "present", List.of(present.id().toString()),
                        "absenceReasons", "Griep",
                        "yield", "Een gezamenlijk kader",
                        "nextTheme", "Toezicht"));
        answerAs(
                COORDINATOR,
                absent,
                "Task_FollowUpAbsence",
                Map.of("notes", "Haalt het in met een collega", "agreed", "CATCH_UP"));
        answer(present, "Task_RateSession", Map.of("rating", "9", "mostValuable", "De intervisie"));
        timeMachine.settle();

        assertThat(ends(session)).containsExactly("EndEvent_SessionHeld");
        assertThat(meetings.averageRating(session.id())).hasValue(9);
        assertThat(meetings.attendance(session.id()))
                .filteredOn(attendance -> !attendance.isPresent())
                .singleElement()
                .satisfies(attendance -> {
                    assertThat(attendance.enrolmentId()).isEqualTo(absent.id());
                    assertThat(attendance.followUp()).isEqualTo(Attendance.FollowUp.CATCH_UP);
                });
        Meeting next = edition.meetings().get(2);
        passTimeUntil(next.startsAt().minusWeeks(2));
        assertThat(taskForms
                        .open(sessionTask(next, "Task_PrepareSession").getId(), FACILITATOR)
                        .values())
                .containsEntry("previousNextTheme", "Toezicht");
    }

    @Test
    void aRatingBelowTheNormAsksForActionAndTheNextSessionDoesNotWaitForIt() {
        Edition edition = anEditionWithNorm();
        List<Enrolment> people = List.of(anAdmittedCandidate(edition), anAdmittedCandidate(edition));
        Meeting session = aHeldSession(edition, 1, people);
        answer(people.get(0), "Task_RateSession", Map.of("rating", "8", "toImprove", "Meer tijd"));
        answer(people.get(1), "Task_RateSession", Map.of("rating", "7"));
        timeMachine.settle();

        Task improve = sessionTask(session, "Task_ImproveAfterLowRating");
        assertThat(taskForms.open(improve.getId(), COORDINATOR).values())
                .containsEntry("count", 2)
                .extractingByKey("ratings")
                .asString()
                .contains("Meer tijd", "rating=7");
        assertThat(taskForms.open(improve.getId(), COORDINATOR).values().get("average"))
                .hasToString("7.50");
        assertThat(ends(session)).isEmpty();
        Meeting next = edition.meetings().get(2);
        passTimeUntil(next.startsAt().minusWeeks(2));
        assertThat(sessionTasks(next, "Task_PrepareSession")).hasSize(1);
        answerAs(COORDINATOR, improve, Map.of("improvement", "Een uur langer"));

        assertThat(ends(session)).containsExactly("EndEvent_SessionHeld");
        assertThat(sessions.get(session.id()).improvement()).isEqualTo("Een uur langer");
    }

    @Test
    void aRatingAtTheNormAsksForNothing() {
        Edition edition = anEditionWithNorm();
        List<Enrolment> people = List.of(anAdmittedCandidate(edition), anAdmittedCandidate(edition));
        Meeting session = aHeldSession(edition, 1, people);
        answer(people.get(0), "Task_RateSession", Map.of("rating", "7"));
        answer(people.get(1), "Task_RateSession", Map.of("rating", "9"));
        timeMachine.settle();

        assertThat(ends(session)).containsExactly("EndEvent_SessionHeld");
    }

    @Test
    void nobodysSilenceIsBelowTheNorm() {
        Edition edition = anEditionWithNorm();
        Meeting session = aHeldSession(edition, 1, List.of(anAdmittedCandidate(edition)));

        passTime(Duration.ofDays(12));

        assertThat(ends(session)).containsExactly("EndEvent_SessionHeld");
    }

    @ParameterizedTest
    @CsvSource({"7, true", "8, false"})
    void theNormIsHeldToTheTenth(int lastOfTen, boolean below) {
        Edition edition = anEditionWithNorm();
        Meeting session = edition.meetings().get(1);
        meetings.begin(session.id());
        for (int i = 0; i < 10; i++) {
            meetings.rate(session.id(), aNewCandidate(edition).id(), i == 9 ? lastOfTen : 8, null, null);
        }

        assertThat(meetings.isBelowNorm(session.id())).isEqualTo(below);
    }

    private Edition anEditionWithNorm() {
        return anOpenEditionOf(
                "norm-" + UUID.randomUUID().toString().substring(0, 8), yaml -> yaml.put("ratingNorm", 8));
    }

    @Test
    void ratingsCloseByThemselves() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        Meeting session = aHeldSession(edition, 1, List.of(participant));
        Task rating = onlyTask(participant, "Task_RateSession");

        passTime(Duration.ofDays(4));
        assertThat(lettersAbout(rating, participant.email())).containsExactly("TASK_REMINDER");
        passTime(Duration.ofDays(4));
        assertThat(lettersAbout(rating, "coordinator@kring.example")).containsExactly("CANDIDATES_SILENT");
        passTime(Duration.ofDays(4));

        assertThat(openTasks(participant, "Task_RateSession")).isEmpty();
        assertThat(meetings.averageRating(session.id())).isEmpty();
        assertThat(ends(session)).containsExactly("EndEvent_SessionHeld");
    }

    @Test
    void anAbsenceIsFollowedUpEvenWhenTheRatingsHaveClosed() {
        Edition edition = anOpenEdition();
        Enrolment absent = anAdmittedCandidate(edition);
        Meeting session = aHeldSession(edition, 1, List.of());
        Task followUp = onlyTask(absent, "Task_FollowUpAbsence");

        passTime(Duration.ofDays(8));

        assertThat(ends(session)).isEmpty();
        assertThat(lettersAbout(followUp, "coordinator@kring.example"))
                .containsExactly("TASK_REMINDER", "TASK_ESCALATED");
        answerAs(COORDINATOR, followUp, Map.of("notes", "Zorgelijk", "agreed", "CONCERN"));
        timeMachine.settle();
        assertThat(ends(session)).containsExactly("EndEvent_SessionHeld");
    }

    @Test
    void aSessionMovedOnlineIsAnnouncedAndItsTimersFollow() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        Meeting session = aStartedSession(edition, 1);
        prepare(session);
        ZonedDateTime start = session.startsAt().plusDays(2).withHour(12).withMinute(30);
        ZonedDateTime end = start.plusHours(3);

        meetings.moveOnline(session.id(), start, end, "https://meet.example/online", "IJzel");

        var announced = letter(participant, MailTemplate.SESSION_MOVED_ONLINE);
        assertThat(announced.letter().text())
                .contains("https://meet.example/online")
                .contains("IJzel");
        assertThat(attached(announced))
                .contains("METHOD:REQUEST")
                .contains("https://meet.example/online")
                .contains("SEQUENCE:" + editions.getMeeting(session.id()).sequence());
        passTimeUntil(session.endsAt().plusHours(1));
        assertThat(sessionTasks(session, "Task_RegisterAttendance")).isEmpty();
        passTimeUntil(end);
        Task register = sessionTask(session, "Task_RegisterAttendance");
        assertThat(taskForms.open(register.getId(), FACILITATOR).values()).containsEntry("held", "HELD_ONLINE");
        answerAs(
                FACILITATOR,
                register,
                Map.of(
                        "held",
                        "HELD_ONLINE",
                        "present",
                        List.of(participant.id().toString())));
        answer(participant, "Task_RateSession", Map.of("rating", "7"));
        timeMachine.settle();

        assertThat(ends(session)).containsExactlyInAnyOrder("EndEvent_OnlineAnnounced", "EndEvent_SessionHeldOnline");
    }

    @Test
    void aSessionCanBeMovedOnlineTwice() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        Meeting session = aStartedSession(edition, 1);

        meetings.moveOnline(session.id(), session.startsAt(), session.endsAt(), "https://meet.example/a", "IJzel");
        meetings.moveOnline(session.id(), session.startsAt(), session.endsAt(), "https://meet.example/b", "Storing");

        assertThat(lettersAbout(participant))
                .filteredOn("SESSION_MOVED_ONLINE"::equals)
                .hasSize(2);
        assertThat(letter(participant, MailTemplate.SESSION_MOVED_ONLINE)
                        .letter()
                        .text())
                .contains("https://meet.example/b");
    }

    @Test
    void theFacilitatorCanMoveASessionOnlineWhilePreparing() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        Meeting session = aStartedSession(edition, 1);
        passTimeUntil(session.startsAt().minusWeeks(3));
        Map<String, Object> online = new HashMap<>(PREPARATION);
        online.put("mode", "ONLINE");
        online.put("onlineLink", "https://meet.example/online");

        answerAs(FACILITATOR, sessionTask(session, "Task_PrepareSession"), online);
        timeMachine.settle();

        assertThat(editions.getMeeting(session.id()).isOnline()).isTrue();
        assertThat(letter(participant, MailTemplate.SESSION_PREPARATION)
                        .letter()
                        .text())
                .contains("https://meet.example/online");
    }

    @Test
    void aSpeakerNeedsNameAndAddress() {
        Edition edition = anOpenEdition();
        Meeting session = aStartedSession(edition, 1);
        passTimeUntil(session.startsAt().minusWeeks(3));
        Map<String, Object> preparation = new HashMap<>(PREPARATION);
        preparation.put("speakerName", "Ilse Spreker");

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> answerAs(FACILITATOR, sessionTask(session, "Task_PrepareSession"), preparation));
    }

    @Test
    void aCancelledSessionAsksNobodyAnythingAndTheNextOneFollows() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        Meeting session = aStartedSession(edition, 1);
        prepare(session);
        passTimeUntil(session.endsAt());

        answerAs(FACILITATOR, sessionTask(session, "Task_RegisterAttendance"), Map.of("held", "CANCELLED"));
        timeMachine.settle();

        assertThat(ends(session)).containsExactly("EndEvent_SessionCancelled");
        assertThat(sessions.get(session.id()).outcome()).isEqualTo(SessionOutcome.CANCELLED);
        assertThat(meetings.attendance(session.id())).isEmpty();
        assertThat(openTasks(participant, "Task_RateSession")).isEmpty();
        assertThat(runningFor(edition.meetings().get(2))).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> meetings.moveOnline(
                        session.id(), session.startsAt(), session.endsAt(), "https://meet.example/x", ""));
    }

    @Test
    void theEvaluationFollowsTheLastSession() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        Meeting last = aHeldSession(edition, 3, List.of(participant));

        answer(participant, "Task_RateSession", Map.of("rating", "8"));
        timeMachine.settle();

        assertThat(ends(last)).containsExactly("EndEvent_SessionHeld");
        assertThat(onlyTask(participant, "Task_FillInEvaluation")).isNotNull();
        assertThat(lettersAbout(participant)).endsWith("EVALUATION_INVITATION");
    }

    @Test
    void coordinatorsTakeOverAPreparationThatStaysAway() {
        Edition edition = anOpenEdition();
        Meeting session = aStartedSession(edition, 1);
        passTimeUntil(session.startsAt().minusWeeks(3));
        Task preparation = sessionTask(session, "Task_PrepareSession");

        passTime(Duration.ofDays(11));

        assertThat(lettersAbout(preparation, "facilitator@kring.example")).containsExactly("TASK_REMINDER");
        assertThat(lettersAbout(preparation, "coordinator@kring.example")).containsExactly("TASK_ESCALATED");
        assertThat(isOfferedTo(StaffRole.COORDINATORS, preparation)).isTrue();
    }

    @Test
    void aSessionThatIsNotPreparedInTimeIsPreparedLate() {
        Edition edition = anOpenEdition();
        Meeting session = aStartedSession(edition, 1);
        passTimeUntil(session.endsAt().plusDays(1));

        answerAs(FACILITATOR, sessionTask(session, "Task_PrepareSession"), PREPARATION);
        timeMachine.settle();

        assertThat(sessionTask(session, "Task_RegisterAttendance")).isNotNull();
    }

    private static final Map<String, Object> PREPARATION = Map.of(
            "theme", "Tegenspraak organiseren",
            "material", "Lees hoofdstuk 2",
            "assignments", "Breng een dilemma mee",
            "mode", "PHYSICAL");

    private Meeting aStartedSession(Edition edition, int number) {
        Meeting session = edition.meetings().get(number);
        journeys.startSession(session.id());
        return session;
    }

    private Meeting aHeldSession(Edition edition, int number, List<Enrolment> present) {
        Meeting session = aStartedSession(edition, number);
        prepare(session);
        passTimeUntil(session.endsAt());
        answerAs(
                FACILITATOR,
                sessionTask(session, "Task_RegisterAttendance"),
                Map.of(
                        "held",
                        "HELD",
                        "present",
                        present.stream().map(person -> person.id().toString()).toList()));
        return session;
    }

    private void prepare(Meeting session) {
        passTimeUntil(session.startsAt().minusWeeks(3));
        answerAs(FACILITATOR, sessionTask(session, "Task_PrepareSession"), PREPARATION);
        timeMachine.settle();
    }

    private Task sessionTask(Meeting session, String taskKey) {
        List<Task> found = sessionTasks(session, taskKey);
        assertThat(found).as("open tasks " + taskKey).hasSize(1);
        return found.get(0);
    }

    private List<Task> sessionTasks(Meeting session, String taskKey) {
        return tasks.createTaskQuery()
                .taskDefinitionKey(taskKey)
                .processVariableValueEquals(Facts.SESSION_ID, session.id().toString())
                .list();
    }

    private boolean runningFor(Meeting session) {
        return runtime.createProcessInstanceQuery()
                        .variableValueEquals(Facts.SESSION_ID, session.id().toString())
                        .count()
                == 1;
    }
}
