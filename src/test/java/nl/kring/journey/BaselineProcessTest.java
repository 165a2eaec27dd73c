package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FormLibrary;
import nl.kring.network.NetworkChange;
import nl.kring.programme.Edition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Participants of a network say in its first months how things stand, and again later. */
class BaselineProcessTest extends JourneyTest {

    private static final String TASK = "Task_FillInBaseline";
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @Autowired
    NetworkChange change;

    @Autowired
    FormLibrary library;

    @Test
    void everybodyIsAskedAfterTheKickOffAndWhoeverIsSilentIsReminded() {
        Edition edition = anEdition();
        List<Enrolment> people = List.of(anAdmittedCandidate(edition), anAdmittedCandidate(edition));
        kickOff(edition);
        assertThat(openTasks(people.get(0), TASK)).isEmpty();

        passTimeUntil(edition.kickOff().endsAt().plusDays(14));
        Task silent = onlyTask(people.get(1), TASK);
        answer(people.get(0), TASK, scores("2"));
        passTimeUntil(edition.kickOff().endsAt().plusDays(14 + 55));

        assertThat(lettersAbout(silent, people.get(1).email())).containsExactly("TASK_REMINDER");
        assertThat(lettersAbout(silent, "coordinator@kring.example")).containsExactly("CANDIDATES_SILENT");
        passTimeUntil(edition.kickOff().endsAt().plusDays(14 + 56).plusHours(1));
        assertThat(openTasks(people.get(1), TASK)).isEmpty();
        assertThat(endsOf(edition)).contains("EndEvent_LastMeasured");
        assertThat(change.hasBaseline(people.get(0).id())).isTrue();
        assertThat(change.hasBaseline(people.get(1).id())).isFalse();
    }

    @Test
    void itIsRepeatedAndThePictureTakesTheLatest() {
        Edition edition = anEdition("P26W");
        Enrolment participant = anAdmittedCandidate(edition);
        kickOff(edition);
        passTimeUntil(edition.kickOff().endsAt().plusDays(14));
        answer(participant, TASK, scores("2"));
        timeMachine.settle();
        assertThat(endsOf(edition)).contains("EndEvent_RepeatPlanned");
        assertThat(change.of(participant.id(), DUTCH).network())
                .hasSize(9)
                .allSatisfy(row -> assertThat(row.after()).isNull());

        passTimeUntil(edition.kickOff().endsAt().plusWeeks(26));
        answer(participant, TASK, scores("4"));
        timeMachine.settle();

        assertThat(change.of(participant.id(), DUTCH).network()).allSatisfy(row -> {
            assertThat(row.before()).isEqualTo(2);
            assertThat(row.after()).isEqualTo(4);
        });
        assertThat(endsOf(edition)).contains("EndEvent_LastMeasured");
    }

    @Test
    void whoeverTookItOnTheMembersPageIsAskedNoLonger() {
        Edition edition = anEdition();
        Enrolment early = anAdmittedCandidate(edition);
        Enrolment late = anAdmittedCandidate(edition);
        kickOff(edition);
        change.keepBaseline(early.id(), scores("3"));
        passTimeUntil(edition.kickOff().endsAt().plusDays(14));
        assertThat(openTasks(early, TASK)).isEmpty();
        assertThat(openTasks(late, TASK)).hasSize(1);

        change.keepBaseline(late.id(), scores("3"));

        assertThat(openTasks(late, TASK)).isEmpty();
    }

    private Edition anEdition(String... repeats) {
        return anOpenEditionOf("meting-" + UUID.randomUUID().toString().substring(0, 8), yaml -> {
            yaml.putArray("accompanying").add("BaselineProcess");
            var baseline = yaml.putObject("baseline").put("after", "P14D");
            var list = baseline.putArray("repeats");
            List.of(repeats).forEach(list::add);
            yaml.withObject("/waits/fillInBaseline")
                    .put("remindAfter", "P14D")
                    .put("escalateAfter", "P28D")
                    .put("endAfter", "P56D");
        });
    }

    private Map<String, Object> scores(String score) {
        Map<String, Object> scores = new HashMap<>();
        library.get("FillInBaseline").schema().fields().forEach(field -> scores.put(field.key(), score));
        return scores;
    }
}
