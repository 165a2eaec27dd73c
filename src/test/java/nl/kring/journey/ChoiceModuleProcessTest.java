package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.Visitor;
import nl.kring.choice.Choice;
import nl.kring.choice.Round;
import nl.kring.choice.VoteRefused;
import nl.kring.choice.Voting;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.StaffRole;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import nl.kring.session.Sessions;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vote of the group on the topic of a meeting. */
class ChoiceModuleProcessTest extends JourneyTest {

    private static final int MEETING = 2;

    @Autowired
    Voting voting;

    @Autowired
    Sessions sessions;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    @Test
    void theTopicWithTheMostVotesNamesTheMeetingAndItsTeacher() {
        Edition edition = anEdition("SECOND_ROUND");
        List<Enrolment> group = aGroup(edition, 3);
        openVoting(edition);
        assertThat(lettersAbout(group.get(0))).contains("VOTE_OPENED");

        vote(group.get(0), "media");
        vote(group.get(1), "crisis");
        vote(group.get(2), "media");
        assertThat(voting.result(edition.id())).isEmpty();
        closeVoting(edition);

        Meeting meeting = meeting(edition);
        assertThat(meeting.title().nl()).isEqualTo("Keuzemodule: omgaan met de media");
        assertThat(sessions.get(meeting.id()).speakerName()).isEqualTo("Tamara Nijhof");
        assertThat(letter(group.get(1), MailTemplate.TOPIC_CHOSEN).letter().text())
                .contains("omgaan met de media", "Tamara Nijhof");
        assertThat(attached(letter(group.get(1), MailTemplate.TOPIC_CHOSEN)).replaceAll("\r?\n ", ""))
                .contains("omgaan met de media");
        assertThat(voting.result(edition.id()).orElseThrow().decidedBy()).isNull();
        assertThat(endsOf(edition)).contains("EndEvent_TopicChosen");
        passTimeUntil(meeting.startsAt().minus(edition.definition().preparationBefore()));
        timeMachine.settle();
    }

    @Test
    void aVoteCanBeChangedUntilTheRoundCloses() {
        Edition edition = anEdition("COORDINATOR");
        List<Enrolment> group = aGroup(edition, 3);
        openVoting(edition);
        group.forEach(voter -> vote(voter, "media"));

        voting.cast(group.get(0).id(), "crisis");
        voting.cast(group.get(1).id(), "crisis");
        closeVoting(edition);

        assertThat(chosen(edition)).isEqualTo("crisis");
        assertThatExceptionOfType(VoteRefused.class)
                .isThrownBy(() -> voting.cast(group.get(0).id(), "media"));
        assertThatThrownBy(() -> database.sql("update kring.choice_ballot set option = 'media' where enrolment_id = ?")
                        .param(group.get(0).id())
                        .update())
                .isInstanceOf(DataAccessException.class);
        Round round = voting.rounds(edition.id()).get(0);
        assertThat(voting.tally(edition.id(), round).votes())
                .containsEntry("crisis", 2)
                .containsEntry("media", 1);
    }

    @Test
    void aTieGoesToASecondRoundBetweenThoseTied() {
        Edition edition = anEdition("SECOND_ROUND");
        List<Enrolment> group = aGroup(edition, 3);
        openVoting(edition);
        vote(group.get(0), "media");
        vote(group.get(1), "crisis");
        closeVoting(edition);

        assertThat(lettersAbout(group.get(2))).contains("VOTE_GOES_ON");
        assertThat(offered(onlyTask(group.get(2), "Task_VoteOnTopic"), self(group.get(2)), "topics"))
                .containsExactly("media", "crisis");
        assertThatExceptionOfType(VoteRefused.class)
                .isThrownBy(() -> voting.cast(group.get(2).id(), "inclusion"));
        group.forEach(voter -> vote(voter, voter == group.get(0) ? "media" : "crisis"));
        closeVoting(edition);

        assertThat(chosen(edition)).isEqualTo("crisis");
        assertThat(voting.rounds(edition.id())).hasSize(2);
    }

    @Test
    void whatStaysTiedACoordinatorDecidesWithAReasonThatEverybodyReads() {
        Edition edition = anEdition("COORDINATOR");
        List<Enrolment> group = aGroup(edition, 2);
        openVoting(edition);
        vote(group.get(0), "media");
        vote(group.get(1), "crisis");
        closeVoting(edition);

        Task task = editionTask(edition, "Task_DecideOnTopic");
        assertThat(isOfferedTo(StaffRole.COORDINATORS, task)).isTrue();
        assertThat(shown(task, COORDINATOR, "votes")).contains("omgaan met de media: 1");
        answerAs(COORDINATOR, task, Map.of("topic", "crisis", "reason", "Past bij wat er speelt"));
        timeMachine.settle();

        Choice choice = voting.result(edition.id()).orElseThrow();
        assertThat(choice.option()).isEqualTo("crisis");
        assertThat(choice.decidedBy()).isEqualTo(COORDINATOR.name());
        assertThat(letter(group.get(0), MailTemplate.TOPIC_CHOSEN).letter().text())
                .contains("Past bij wat er speelt");
    }

    @Test
    void tooFewVotesGiveMoreTimeOnceAndThenACoordinatorDecides() {
        Edition edition = anEdition("SECOND_ROUND");
        List<Enrolment> group = aGroup(edition, 3);
        openVoting(edition);
        vote(group.get(0), "media");

        closeVoting(edition);

        assertThat(voting.current(edition.id()).orElseThrow().extended()).isTrue();
        assertThat(openTasks(group.get(0), "Task_VoteOnTopic")).isEmpty();
        assertThat(openTasks(group.get(1), "Task_VoteOnTopic")).hasSize(1);
        assertThat(editionTasks(edition, "Task_DecideOnTopic")).isEmpty();
        closeVoting(edition);
        assertThat(editionTasks(edition, "Task_DecideOnTopic")).hasSize(1);
    }

    @Test
    void participantsSeeTheirOwnVoteAndTheTotalsOnlyAfterwardsWhileStaffCanRecount() {
        Edition edition = anEdition("COORDINATOR");
        List<Enrolment> group = aGroup(edition, 2);
        openVoting(edition);
        group.forEach(voter -> vote(voter, "media"));
        Visitor participant = signedIn(group.get(0));
        String page = "/my/enrolments/" + group.get(0).reference() + "/choice";
        String desk = "/desk/editions/" + edition.id() + "/choice";
        Visitor coordinator = Visitor.staff(port, "coordinator");

        assertThat(participant.get(page).body()).contains("checked").doesNotContain("stemden</h2>");
        assertThat(coordinator.get(desk).body()).contains("Gestemd: 2 van de 2").doesNotContain("<th scope=\"row\">");
        assertThat(participant.submit(page, page, Map.of("topic", "")).statusCode())
                .isEqualTo(422);
        assertThat(participant.submit(page, page, Map.of("topic", "crisis")).statusCode())
                .isEqualTo(302);
        assertThat(participant
                        .get("/my/enrolments/" + group.get(1).reference() + "/choice")
                        .statusCode())
                .isEqualTo(404);
        participant.submit(page, page, Map.of("topic", "media"));
        closeVoting(edition);

        assertThat(participant.get(page).body()).contains("2 van de 2 deelnemers stemden", "Tamara Nijhof");
        assertThat(coordinator.get(desk).body()).contains("opnieuw gemaakt", "Gekozen door de groep");
        assertThat(participant.get("/my/enrolments/" + group.get(0).reference()).body())
                .contains("De telling bekijken");
    }

    @Test
    void nobodyReadsWhatSomebodyVotedAmongTheSubmittedForms() {
        Edition edition = anEdition("COORDINATOR");
        List<Enrolment> group = aGroup(edition, 2);
        openVoting(edition);
        vote(group.get(0), "crisis");

        assertThat(database.sql("""
                        select answers::text || option_labels::text from kring.form_submission
                        where enrolment_id = ? and task_key = 'Task_VoteOnTopic'""")
                        .param(group.get(0).id())
                        .query(String.class)
                        .list())
                .containsExactly("{}{}");
        assertThat(Visitor.staff(port, "administrator")
                        .get("/desk/enrolments/" + group.get(0).reference())
                        .body())
                .doesNotContain("leidinggeven in een crisis");
    }

    private Visitor signedIn(Enrolment candidate) {
        Visitor visitor = new Visitor(port);
        visitor.submit("/my/sign-in", "/my/sign-in", Map.of("email", candidate.email()));
        timeMachine.settle();
        String link = mailLog.to(candidate.email()).stream()
                .filter(entry -> entry.template() == MailTemplate.SIGN_IN_LINK)
                .map(entry -> mailbox.letter(entry.id()).orElseThrow().text())
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s).*?(/my/sign-in/[A-Za-z0-9_-]+).*", "$1");
        visitor.submit(link, link, Map.of());
        return visitor;
    }

    private Edition anEdition(String tie) {
        return anOpenEditionOf("keuze-" + UUID.randomUUID().toString().substring(0, 8), yaml -> {
            yaml.putArray("accompanying").add("ChoiceModuleProcess");
            ((ObjectNode) yaml.get("waits"))
                    .putObject("voteOnTopic")
                    .put("remindAfter", "P3D")
                    .put("escalateAfter", "P5D")
                    .put("endAfter", "P7D");
            ObjectNode choice = yaml.putObject("choice");
            choice.put("meeting", MEETING)
                    .put("opensBefore", "P8W")
                    .put("quorumPercentage", 60)
                    .put("tie", tie);
            choice.putObject("title").put("nl", "Keuzemodule: {topic}").put("en", "Choice module: {topic}");
            ArrayNode options = choice.putArray("options");
            option(options, "media", "omgaan met de media", "Tamara Nijhof");
            option(options, "inclusion", "diversiteit en inclusie", "Desmond Koster");
            option(options, "crisis", "leidinggeven in een crisis", "Hanna Westerbeek");
        });
    }

    private static void option(ArrayNode options, String key, String topic, String teacher) {
        ObjectNode option = options.addObject();
        option.put("key", key).put("teacher", teacher).put("teacherEmail", key + "@school.example");
        option.putObject("topic").put("nl", topic).put("en", topic);
    }

    private List<Enrolment> aGroup(Edition edition, int size) {
        List<Enrolment> group =
                Stream.generate(() -> anAdmittedCandidate(edition)).limit(size).toList();
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        return group;
    }

    private Meeting meeting(Edition edition) {
        return editions.get(edition.id()).meetings().get(MEETING);
    }

    private void openVoting(Edition edition) {
        passTimeUntil(meeting(edition).startsAt().minusWeeks(8));
    }

    private void closeVoting(Edition edition) {
        passTimeUntil(voting.current(edition.id()).orElseThrow().closesAt());
    }

    private void vote(Enrolment voter, String topic) {
        answer(voter, "Task_VoteOnTopic", Map.of("topic", topic));
    }

    private String chosen(Edition edition) {
        return voting.result(edition.id()).orElseThrow().option();
    }
}
