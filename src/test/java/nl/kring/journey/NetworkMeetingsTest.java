package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FormRejected;
import nl.kring.mail.MailTemplate;
import nl.kring.network.NetworkMembers;
import nl.kring.network.NetworkMembers.Member;
import nl.kring.network.NetworkMembers.Profile;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is particular to the meetings of one network or another: its theme, its thread, its wishes and its scan. */
class NetworkMeetingsTest extends JourneyTest {

    private static final List<String> SCAN =
            List.of("visionTogether", "schoolAndWorld", "organisingForLearning", "learningStaff", "thinkingAhead");

    @Autowired
    Journeys journeys;

    @Autowired
    NetworkMembers members;

    @Test
    void theGroupSetsTheNextThemeAtTheEndOfEachMeetingButTheLast() {
        Edition edition = aNetwork(network -> network.put("groupSetsTheme", true), yaml -> {});
        Enrolment participant = admitted(aConfirmedCandidate(edition));
        Meeting meeting = started(edition, 2);
        passTimeUntil(meeting.startsAt().minusWeeks(3));
        prepare(meeting);
        passTimeUntil(meeting.endsAt());
        Map<String, Object> report = new HashMap<>(
                Map.of("held", "HELD", "present", List.of(participant.id().toString()), "yield", "Een kader"));

        assertThatThrownBy(() -> answerAs(FACILITATOR, sessionTask(meeting, "Task_RegisterAttendance"), report))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.errors().get(0).code()).isEqualTo("nextTheme"));
        report.put("nextTheme", "Tegenspraak");
        answerAs(FACILITATOR, sessionTask(meeting, "Task_RegisterAttendance"), report);

        Meeting last = edition.meetings().get(3);
        passTimeUntil(last.startsAt().minusWeeks(2));
        assertThat(taskForms
                        .open(sessionTask(last, "Task_PrepareSession").getId(), FACILITATOR)
                        .values())
                .containsEntry("theme", "Tegenspraak");
        prepare(last);
        passTimeUntil(last.endsAt());
        report.remove("nextTheme");
        answerAs(FACILITATOR, sessionTask(last, "Task_RegisterAttendance"), report);
    }

    @Test
    void theQuestionOfTheIntakeIsTheThreadUntilItIsSharpened() {
        Edition edition = aNetwork(network -> network.put("questionIsThread", true), yaml -> {});
        Enrolment participant = aConfirmedCandidate(edition);
        fillInIntakeForm(participant);
        admitted(participant);
        String asked = (String) INTAKE.get("developmentQuestion");
        assertThat(members.of(edition.id())).extracting(Member::question).containsExactly(asked);

        Meeting meeting = started(edition, 1);
        passTimeUntil(meeting.startsAt().minusWeeks(3));
        assertThat(shown(sessionTask(meeting, "Task_PrepareSession"), FACILITATOR, "wishes"))
                .contains(asked);
        prepare(meeting);
        assertThat(letter(participant, MailTemplate.SESSION_PREPARATION)
                        .letter()
                        .text())
                .contains(asked);

        members.save(participant.id(), new Profile(false, "", "Scherper gevraagd"));
        assertThat(members.of(edition.id())).extracting(Member::question).containsExactly("Scherper gevraagd");
    }

    @Test
    void elsewhereTheQuestionOfTheIntakeStaysWithTheFacilitators() {
        Edition edition = aNetwork(network -> {}, yaml -> {});
        Enrolment participant = aConfirmedCandidate(edition);
        fillInIntakeForm(participant);
        admitted(participant);

        assertThat(members.of(edition.id())).extracting(Member::question).containsExactly("");
    }

    @Test
    void wishesAreAskedBeforehandAndLieBesideEachOtherForTheFacilitator() {
        Edition edition =
                aNetwork(network -> {}, yaml -> yaml.putObject("forms").put("fillInIntakeForm", "FillInWishesIntake"));
        Enrolment participant = aConfirmedCandidate(edition);
        Map<String, Object> intake = scanned();
        assertThatThrownBy(() -> answer(participant, "Task_FillInIntakeForm", intake))
                .isInstanceOf(FormRejected.class);
        intake.put("wishes", "Leidinggeven in een mannenwereld");
        intake.put("wishesForForm", "Geen rollenspel");
        answer(participant, "Task_FillInIntakeForm", intake);
        admitted(participant);
        Meeting meeting = started(edition, 1);
        passTimeUntil(meeting.startsAt().minusWeeks(3));

        assertThat(shown(sessionTask(meeting, "Task_PrepareSession"), FACILITATOR, "wishes"))
                .contains(participant.name(), "Leidinggeven in een mannenwereld", "Geen rollenspel");
    }

    /** The scan is part of the intake, so nobody is admitted, and nobody meets, without it. */
    @Test
    void theCompetenceScanComesFirstAndWhoeverHasNotTakenItIsReminded() {
        Edition edition =
                aNetwork(network -> {}, yaml -> yaml.putObject("forms").put("fillInIntakeForm", "FillInNetworkIntake"));
        Enrolment candidate = aConfirmedCandidate(edition);
        Map<String, Object> withoutScan = new HashMap<>(INTAKE);

        assertThatThrownBy(() -> answer(candidate, "Task_FillInIntakeForm", withoutScan))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.errors())
                                .extracting("field")
                                .containsExactlyInAnyOrderElementsOf(SCAN));
        Task asked = onlyTask(candidate, "Task_FillInIntakeForm");
        passTime(Duration.ofDays(6));
        assertThat(lettersAbout(asked, candidate.email())).containsExactly("TASK_REMINDER");
        assertThat(openTasks(candidate, "Task_DecideOnTakingPart")).isEmpty();
        answer(candidate, "Task_FillInIntakeForm", scanned());
    }

    private static Map<String, Object> scanned() {
        Map<String, Object> intake = new HashMap<>(INTAKE);
        SCAN.forEach(competence -> intake.put(competence, "3"));
        return intake;
    }

    private Edition aNetwork(Consumer<ObjectNode> particular, Consumer<ObjectNode> change) {
        return anOpenEditionOf("eigen-" + UUID.randomUUID().toString().substring(0, 8), yaml -> {
            ObjectNode network = yaml.putObject("network").put("phase", "SOWING");
            network.putObject("lasts").put("nl", "Een jaar").put("en", "A year");
            particular.accept(network);
            change.accept(yaml);
        });
    }

    private Enrolment admitted(Enrolment candidate) {
        enrolling.startDeciding(candidate.id());
        enrolling.admit(candidate.id());
        return enrolments.get(candidate.id());
    }

    private Meeting started(Edition edition, int number) {
        Meeting meeting = edition.meetings().get(number);
        journeys.startSession(meeting.id());
        return meeting;
    }

    private void prepare(Meeting meeting) {
        answerAs(
                FACILITATOR,
                sessionTask(meeting, "Task_PrepareSession"),
                Map.of("theme", "Een thema", "material", "Niets", "mode", "PHYSICAL"));
        passTime(Duration.ofMinutes(1));
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
