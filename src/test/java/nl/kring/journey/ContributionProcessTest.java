package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.kring.Visitor;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.session.Contributions;
import nl.kring.session.Sessions;
import nl.kring.session.Turn;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Participants prepare a meeting in turn and bring something of their own. */
class ContributionProcessTest extends JourneyTest {

    private static final String TASK = "Task_BringContribution";

    private static final Map<String, Object> CASE = Map.of(
            "subject", "Een besluit dat niemand wil",
            "situation", "De school moet een locatie sluiten.",
            "askedOfGroup", "Hoe vertel ik het?");

    @LocalServerPort
    int port;

    @Autowired
    Journeys journeys;

    @Autowired
    Contributions contributions;

    @Autowired
    Sessions sessions;

    @Autowired
    Bypasses bypasses;

    @Test
    void whoseTurnItIsBringsACaseForFacilitatorsAndForTheGroup() {
        Edition edition = anEdition("PERSON", 1);
        Enrolment first = aParticipantOf(edition);
        Enrolment other = aParticipantOf(edition);
        Meeting meeting = inPreparation(edition, 1);
        Task prepare = sessionTask(meeting, "Task_PrepareSession");
        assertThat(taskForms.open(prepare.getId(), FACILITATOR).values())
                .containsEntry("takesTurns", true)
                .containsEntry("coPreparers", List.of(first.id().toString()));

        prepareWith(meeting, List.of(first.id()));

        assertThat(openTasks(other, TASK)).isEmpty();
        assertThat(onlyTask(first, TASK).getDueDate())
                .isEqualTo(Date.from(meeting.startsAt().minusDays(7).toInstant()));
        assertThat(lettersAbout(other)).doesNotContain("SESSION_PREPARATION");
        answer(first, TASK, CASE);
        timeMachine.settle();

        assertThat(letter(other, MailTemplate.SESSION_PREPARATION).letter().text())
                .contains(first.name(), "Onderwerp: Een besluit dat niemand wil", "Hoe vertel ik het?");
        assertThat(mailLog.to("facilitator@kring.example"))
                .filteredOn(entry -> entry.template() == MailTemplate.CONTRIBUTIONS_IN
                        && entry.milestone().equals(meeting.id().toString()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.letter().text()).contains("De school moet een locatie sluiten."));
        assertThat(Visitor.staff(port, "facilitator")
                        .get("/desk/editions/" + edition.id())
                        .body())
                .contains("Inbreng van deelnemers: 1 van 1", "De school moet een locatie sluiten.");
        passTimeUntil(meeting.endsAt());
        assertThat(taskForms
                        .open(sessionTask(meeting, "Task_RegisterAttendance").getId(), FACILITATOR)
                        .values())
                .containsEntry("hasContributions", true)
                .extractingByKey("contributions")
                .asString()
                .contains(first.name(), "Hoe vertel ik het?");
        assertThat(ends(Facts.SESSION_ID, meeting.id())).contains("EndEvent_ContributionsIn");
    }

    @Test
    void nobodyHasASecondTurnBeforeEverybodyHadOneAlsoInALaterYear() {
        Edition edition = anEdition("PERSON", 2);
        Enrolment one = aParticipantOf(edition);
        Enrolment two = aParticipantOf(edition);
        Enrolment three = aParticipantOf(edition);
        Meeting meeting = inPreparation(edition, 1);
        assertThat(proposed(meeting)).containsExactly(one.id(), two.id());
        prepareWith(meeting, List.of(one.id(), two.id()));

        assertThat(proposed(edition.meetings().get(2))).containsExactly(three.id(), one.id());

        Edition later = planning.planEdition(
                edition.programme().slug(), "Later", clock.today().plusWeeks(12));
        Enrolment again = aParticipantOf(later, one.email());
        Enrolment newcomer = aParticipantOf(later);
        Enrolment thirdAgain = aParticipantOf(later, three.email());
        assertThat(proposed(later.meetings().get(1))).containsExactly(newcomer.id(), thirdAgain.id());
        assertThat(contributions.turns(later.meetings().get(1)))
                .filteredOn(turn -> turn.key().equals(again.id()))
                .singleElement()
                .satisfies(turn -> assertThat(turn.before()).isEqualTo(1));
    }

    @Test
    void aFacilitatorLetsSomebodyElseTakeTheTurn() {
        Edition edition = anEdition("PERSON", 1);
        Enrolment proposed = aParticipantOf(edition);
        Enrolment other = aParticipantOf(edition);
        Meeting meeting = inPreparation(edition, 1);

        prepareWith(meeting, List.of(other.id()));

        assertThat(openTasks(proposed, TASK)).isEmpty();
        assertThat(openTasks(other, TASK)).hasSize(1);
        assertThat(proposed(edition.meetings().get(2))).containsExactly(proposed.id());
    }

    @Test
    void whoeverIsSilentIsRemindedAndThePreparationGoesWithout() {
        Edition edition = anEdition("PERSON", 1);
        Enrolment silent = aParticipantOf(edition);
        Meeting meeting = inPreparation(edition, 1);
        prepareWith(meeting, List.of(silent.id()));
        Task asked = onlyTask(silent, TASK);

        passTimeUntil(meeting.startsAt().minusDays(7).minusMinutes(1));

        assertThat(lettersAbout(asked, silent.email())).containsExactly("TASK_REMINDER");
        assertThat(lettersAbout(asked, "coordinator@kring.example")).containsExactly("CANDIDATES_SILENT");
        assertThat(lettersAbout(silent)).doesNotContain("SESSION_PREPARATION");
        passTimeUntil(meeting.startsAt().minusDays(7));
        assertThat(openTasks(silent, TASK)).isEmpty();
        assertThat(letter(silent, MailTemplate.SESSION_PREPARATION).letter().text())
                .doesNotContain("Dit brengen deelnemers in");
    }

    @Test
    void theFirstOfATeamToAnswerAnswersForAllOfIt() {
        Edition edition = anEdition("TEAM", 1);
        List<Enrolment> team = aTeam(edition);
        List<Enrolment> other = aTeam(edition);
        Meeting meeting = inPreparation(edition, 1);
        Task prepare = sessionTask(meeting, "Task_PrepareSession");
        assertThat(offered(prepare, FACILITATOR, "participants"))
                .containsExactly(team.get(0).id().toString(), other.get(0).id().toString());
        prepareWith(meeting, List.of(team.get(0).id()));
        assertThat(sessions.get(meeting.id()).coPreparers())
                .containsExactlyInAnyOrder(team.get(0).id(), team.get(1).id());
        Task late = onlyTask(team.get(0), TASK);

        answer(team.get(1), TASK, CASE);

        assertThat(openTasks(team.get(0), TASK)).isEmpty();
        assertThatThrownBy(() -> taskForms.submit(late.getId(), self(team.get(0)), CASE))
                .isInstanceOf(TaskNotOpen.class);
        assertThatThrownBy(() -> contributions.bring(meeting.id(), team.get(0).id()))
                .isInstanceOf(Contributions.AlreadyBrought.class);
        timeMachine.settle();
        assertThat(letter(other.get(0), MailTemplate.SESSION_PREPARATION)
                        .letter()
                        .text())
                .contains("Stichting De Waterlanden (");
        assertThat(proposed(edition.meetings().get(2)))
                .containsExactly(other.get(0).id());
    }

    @Test
    void nobodyIsAskedOnceThereIsNoTimeLeftOrWhereNobodyTakesTurns() {
        Edition late = anEdition("PERSON", 1);
        Enrolment hurried = aParticipantOf(late);
        Meeting meeting = inPreparation(late, 1);
        passTimeUntil(meeting.startsAt().minusDays(6));
        prepareWith(meeting, List.of(hurried.id()));
        assertThat(openTasks(hurried, TASK)).isEmpty();
        assertThat(lettersAbout(hurried)).contains("SESSION_PREPARATION");

        Edition without = anOpenEdition();
        Enrolment helper = aParticipantOf(without);
        Meeting usual = inPreparation(without, 1);
        prepareWith(usual, List.of(helper.id()));
        assertThat(openTasks(helper, TASK)).isEmpty();
        assertThat(sessions.get(usual.id()).coPreparers()).containsExactly(helper.id());
        assertThat(ends(Facts.SESSION_ID, usual.id())).containsExactly("EndEvent_NothingAsked");
    }

    @Test
    void theDeadlineFollowsTheMeetingAndWhoeverLeavesIsAskedNoLonger() {
        Edition edition = anEdition("PERSON", 2);
        Enrolment stays = aParticipantOf(edition);
        Enrolment leaver = aParticipantOf(edition);
        Meeting meeting = inPreparation(edition, 1);
        prepareWith(meeting, List.of(stays.id(), leaver.id()));

        cancel(leaver);
        meetings.moveOnline(
                meeting.id(),
                meeting.startsAt().plusDays(3),
                meeting.endsAt().plusDays(3),
                "https://meet.example/x",
                "Sneeuw");

        assertThat(openTasks(leaver, TASK)).isEmpty();
        assertThat(onlyTask(stays, TASK).getDueDate())
                .isEqualTo(Date.from(meeting.startsAt().minusDays(4).toInstant()));
        passTimeUntil(meeting.startsAt().minusDays(5));
        assertThat(openTasks(stays, TASK)).hasSize(1);
        passTimeUntil(meeting.startsAt().minusDays(4));
        assertThat(openTasks(stays, TASK)).isEmpty();
    }

    /** Not before: a letter goes once, and would be without what others bring. */
    @Test
    void whoeverJoinsMeanwhileGetsThePreparationWithEverybody() {
        Edition edition = anEdition("PERSON", 1);
        Enrolment first = aParticipantOf(edition);
        Meeting meeting = inPreparation(edition, 0);
        prepareWith(meeting, List.of(first.id()));
        Enrolment latecomer = admitted(bypasses.add(
                interestForm(edition, "Laat", UUID.randomUUID() + "@school.example"), "Kan nog", COORDINATOR));
        assertThat(lettersAbout(latecomer)).doesNotContain("SESSION_PREPARATION");

        answer(first, TASK, CASE);
        timeMachine.settle();

        assertThat(letter(latecomer, MailTemplate.SESSION_PREPARATION).letter().text())
                .contains("Hoe vertel ik het?");
    }

    private Edition anEdition(String who, int number) {
        Consumer<ObjectNode> turns = yaml -> yaml.putObject("turns")
                .put("who", who)
                .put("number", number)
                .put("from", 0)
                .put("closesBefore", "P7D");
        return anOpenEditionOf("beurten-" + UUID.randomUUID().toString().substring(0, 8), turns.andThen(yaml -> {
            if (who.equals("TEAM")) {
                yaml.putObject("teams").put("from", 2).put("to", 4).put("whenOneLeaves", "KEEP");
            }
        }));
    }

    private Enrolment aParticipantOf(Edition edition) {
        return aParticipantOf(edition, UUID.randomUUID() + "@school.example");
    }

    private Enrolment aParticipantOf(Edition edition, String email) {
        return admitted(enrolling.receive(interestForm(edition, "Noor", email)));
    }

    private List<Enrolment> aTeam(Edition edition) {
        Enrolment first = teams.receive(IntStream.range(0, 2)
                .mapToObj(at -> interestForm(edition, "Lid" + at, UUID.randomUUID() + "@school.example"))
                .toList());
        teams.all(first).forEach(member -> enrolling.confirmAddress(member.id()));
        return teams.all(first).stream().map(this::admit).toList();
    }

    private Enrolment admitted(Enrolment candidate) {
        enrolling.confirmAddress(candidate.id());
        return admit(candidate);
    }

    private Enrolment admit(Enrolment candidate) {
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        return enrolments.get(candidate.id());
    }

    private Meeting inPreparation(Edition edition, int number) {
        Meeting meeting = edition.meetings().get(number);
        journeys.startSession(meeting.id());
        passTimeUntil(meeting.startsAt().minusWeeks(3));
        return meeting;
    }

    private void prepareWith(Meeting meeting, List<UUID> people) {
        Map<String, Object> answers =
                new HashMap<>(Map.of("theme", "Besluiten", "material", "Niets", "mode", "PHYSICAL"));
        answers.put("coPreparers", people.stream().map(UUID::toString).toList());
        answerAs(FACILITATOR, sessionTask(meeting, "Task_PrepareSession"), answers);
        passTime(Duration.ofMinutes(1));
    }

    private List<UUID> proposed(Meeting meeting) {
        return contributions.proposed(meeting).stream().map(Turn::key).toList();
    }

    private Task sessionTask(Meeting meeting, String key) {
        List<Task> found = tasks.createTaskQuery()
                .taskDefinitionKey(key)
                .processVariableValueEquals(Facts.SESSION_ID, meeting.id().toString())
                .list();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
