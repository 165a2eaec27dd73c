package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FormSubmissions;
import nl.kring.programme.Edition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Task forms as Tasklist and programs meet them: over HTTP. */
class EngineTaskFormsFilterTests extends JourneyTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String REASON = "Sterke vraag " + UUID.randomUUID();
    private static final String ANSWERS = """
            {"variables":{"decision":{"value":"YES"},"reason":{"value":"%s"}}}""".formatted(REASON);

    @LocalServerPort
    int port;

    @Autowired
    FormSubmissions submissions;

    @Autowired
    JdbcClient database;

    @Autowired
    ObjectMapper json;

    @Test
    void theFormShowsWhatTheDatabaseKnowsAndWhatThereIsToChoose() throws JsonProcessingException {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());
        Visitor facilitator = inTasklist("facilitator");

        JsonNode values = json.readTree(facilitator
                .get(ENGINE + "/task/" + decision(candidate).getId() + "/form-variables?deserializeValues=false")
                .body());

        assertThat(values.at("/candidateName/value").asText()).isEqualTo(candidate.name());
        assertThat(values.at("/answers/type").asText()).isEqualTo("Json");
        assertThat(values.at("/answers/value").asText()).contains("Veertien scholen in een krimpregio");
        assertThat(json.readTree(values.at("/decisions/value").asText()).findValuesAsText("value"))
                .containsExactly("YES", "NO", "DOUBT");
    }

    @Test
    void answersThatFitAreCarriedOutAndStoredOutsideTheEngine() {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());
        Task task = decision(candidate);
        Visitor facilitator = inTasklist("facilitator");

        assertThat(submit(facilitator, task, ANSWERS).statusCode()).isEqualTo(204);

        assertThat(openTasks(candidate, "Task_DecideOnAdmission")).isEmpty();
        assertThat(reasonsStoredFor(candidate)).containsExactly(REASON);
        assertThat(history.createHistoricTaskInstanceQuery()
                        .taskId(task.getId())
                        .singleResult()
                        .getAssignee())
                .isEqualTo("facilitator");
        for (String table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
            assertThat(database.sql("select count(*) from " + table
                                    + " where text_ like :reason or text2_ like :reason")
                            .param("reason", "%" + REASON + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(history.createHistoricVariableInstanceQuery()
                        .variableNameIn("reason", "decision", "answers", "candidateName")
                        .list())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'variables':{'decision':{'value':'YES'}}}                                                 | reason   | required",
                "{'variables':{'decision':{'value':'PERHAPS'},'reason':{'value':'r'}}}                      | decision | option",
                "{'variables':{'decision':{'value':'YES'},'reason':{'value':'r'},'admitted':{'value':'x'}}} | admitted | unknown",
                "{}                                                                                         | decision | required"
            })
    void answersThatDoNotFitAreRefusedWithTheReasonAndLeaveNothing(String answers, String field, String code)
            throws JsonProcessingException {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());
        Task task = decision(candidate);

        HttpResponse<String> refusal = submit(inTasklist("facilitator"), task, answers.replace('\'', '"'));

        assertThat(refusal.statusCode()).isEqualTo(400);
        JsonNode body = json.readTree(refusal.body());
        JsonNode error = body.at("/errors/0");
        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(body.path("message").asText()).contains(error.path("message").asText());
        assertThat(decision(candidate).getAssignee()).isNull();
        assertThat(reasonsStoredFor(candidate)).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefused() {
        Task task = decision(aCandidateWithCompleteIntake(anOpenEdition()));
        assertThat(submit(inTasklist("facilitator"), task, "decision=YES").statusCode())
                .isEqualTo(400);
    }

    /** Camunda ends the session of whoever calls without its token, so every call is a first one. */
    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete", "submit%2Dform"})
    void anotherSiteCannotSubmit(String call) {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());
        Task task = decision(candidate);

        assertThat(inTasklist("facilitator")
                        .json("POST", ENGINE + "/task/" + task.getId() + "/" + call, ANSWERS)
                        .statusCode())
                .isEqualTo(403);

        assertThat(decision(candidate).getId()).isEqualTo(task.getId());
        assertThat(reasonsStoredFor(candidate)).isEmpty();
    }

    @Test
    void anotherRoleNeitherReadsNorSubmits() {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());
        Task task = decision(candidate);
        Visitor coordinator = inTasklist("coordinator");

        assertThat(coordinator
                        .get(ENGINE + "/task/" + task.getId() + "/form-variables")
                        .statusCode())
                .isEqualTo(404);
        assertThat(submit(coordinator, task, ANSWERS).statusCode()).isEqualTo(404);
        assertThat(new Visitor(port)
                        .get(ENGINE + "/task/" + task.getId() + "/form-variables")
                        .statusCode())
                .isEqualTo(401);
        assertThat(decision(candidate).getId()).isEqualTo(task.getId());
    }

    @Test
    void aTaskThatIsDoneCannotBeDoneAgain() {
        Task task = decision(aCandidateWithCompleteIntake(anOpenEdition()));
        Visitor facilitator = inTasklist("facilitator");
        assertThat(submit(facilitator, task, ANSWERS).statusCode()).isEqualTo(204);
        assertThat(submit(facilitator, task, ANSWERS).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete", "submit%2Dform", "c%6Fmplete", "submit-form/"})
    void programsOfAdministratorsGoTheSameWay(String call) {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());
        String path = "/engine-rest/task/" + decision(candidate).getId() + "/" + call;

        assertThat(asAdministrator(path, "{\"variables\":{\"decision\":{\"value\":\"YES\"}}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(reasonsStoredFor(candidate)).isEmpty();

        assertThat(asAdministrator(path, ANSWERS).statusCode()).isEqualTo(204);
        assertThat(reasonsStoredFor(candidate)).containsExactly(REASON);
    }

    @Test
    void everyTaskSaysWhatItIsAboutWithoutNamingAnybody() {
        Edition edition = anOpenEdition();
        anAdmittedCandidate(edition);
        passTimeUntil(edition.decisionDueAt());

        Task goOrNoGo = editionTask(edition, "Task_DecideGoOrNoGo");
        assertThat(subjectOf(goOrNoGo)).isEqualTo("Netwerk strategisch bestuurssecretarissen " + edition.title());

        decideGo(edition, "GO");
        passTimeUntil(edition.kickOff().startsAt());
        assertThat(subjectOf(editionTask(edition, "Task_PrepareSession")))
                .startsWith(edition.kickOff().title().nl())
                .endsWith(edition.title());
    }

    private String subjectOf(Task task) {
        return (String) tasks.getVariableLocal(task.getId(), TaskLabels.SUBJECT);
    }

    private Task decision(Enrolment candidate) {
        return onlyTask(candidate, "Task_DecideOnAdmission");
    }

    private List<String> reasonsStoredFor(Enrolment candidate) {
        return submissions.latest(candidate.id(), "Task_DecideOnAdmission").stream()
                .map(answers -> answers.text("reason"))
                .toList();
    }

    private Visitor inTasklist(String user) {
        Visitor visitor = Visitor.staff(port, user);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    private static HttpResponse<String> submit(Visitor visitor, Task task, String answers) {
        return visitor.json(
                "POST",
                ENGINE + "/task/" + task.getId() + "/submit-form",
                answers,
                "X-XSRF-TOKEN",
                visitor.cookie("XSRF-TOKEN"));
    }

    private HttpResponse<String> asAdministrator(String path, String body) {
        return new Visitor(port)
                .json("POST", path, body, "Authorization", Visitor.basic("administrator", "administrator"));
    }
}
