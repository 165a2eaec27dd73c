package nl.kring.journey.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.Visitor;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KringTest
class TaskGuardTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="TaskGuardTests" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="toTalk" sourceRef="start" targetRef="talk"/>
                <userTask id="talk" name="Talk" camunda:formRef="CallCandidate" camunda:formRefBinding="latest" camunda:candidateGroups="facilitators"/>
              </process>
            </definitions>
            """;

    private final String enrolmentId = UUID.randomUUID().toString();

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    private String deployment = "";
    private String task = "";

    @BeforeEach
    void aTaskOfTheFacilitators() {
        deployment = repository
                .createDeployment()
                .addString("TaskGuardTests.bpmn", MODEL)
                .deploy()
                .getId();
        String instance = runtime.startProcessInstanceByKey(
                        "TaskGuardTests", "R" + enrolmentId, Variables.putValue("enrolmentId", enrolmentId))
                .getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | variables/enrolmentId      | {\"value\":\"mine\",\"type\":\"String\"}",
                "PUT    | v%61riables/enrolmentId    | {\"value\":\"mine\",\"type\":\"String\"}",
                "DELETE | variables/enrolmentId      | {}",
                "POST   | variables                  | {\"modifications\":{\"enrolmentId\":{\"value\":\"mine\"}}}",
                "PUT    | localVariables/enrolmentId | {\"value\":\"mine\",\"type\":\"String\"}",
                "POST   | localVariables             | {\"modifications\":{\"enrolmentId\":{\"value\":\"mine\"}}}",
                "POST   | resolve                    | {\"variables\":{\"enrolmentId\":{\"value\":\"mine\"}}}",
                "POST   | delegate                   | {\"userId\":\"coordinator\"}",
                "POST   | bpmnError                  | {\"errorCode\":\"Err_CandidateGaveUp\"}",
                "POST   | bpmnEscalation             | {\"escalationCode\":\"anything\"}",
                "POST   | identity-links             | {\"groupId\":\"candidate\",\"type\":\"candidate\"}",
                "POST   | comment/create             | {\"message\":\"Kept where nobody erases it\"}"
            })
    void staffCannotLeadATaskAroundItsForm(String method, String call, String body) {
        Visitor facilitator = inTasklist("facilitator");

        assertThat(call(facilitator, method, "/task/" + task + "/" + call, body))
                .isEqualTo(403);

        assertThat(tasks.getVariable(task, "enrolmentId")).isEqualTo(enrolmentId);
        assertThat(tasks.getVariableLocal(task, "enrolmentId")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "facilitator"})
    void staffStartNoProcessesAndMakeNoTasks(String user) {
        Visitor visitor = inTasklist(user);
        String definition = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult()
                .getId();
        for (String path : List.of(
                "/process-definition/" + definition + "/start",
                "/process-definition/" + definition + "/submit-form",
                "/process-definition/key/TaskGuardTests/start",
                "/process-definition/key/TaskGuardTests/submit-form",
                "/process-definition/key/TaskGuardTests/submit%2Dform",
                "/task/create")) {
            assertThat(call(visitor, "POST", path, "{}")).as(path).isEqualTo(403);
        }
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionId(definition)
                        .count())
                .isOne();
    }

    @Test
    void staffTakeUpPutBackAndHandOverTheirTasks() {
        Visitor facilitator = inTasklist("facilitator");
        String path = "/task/" + task;
        assertThat(call(facilitator, "POST", path + "/claim", "{\"userId\":\"facilitator\"}"))
                .isEqualTo(204);
        assertThat(call(facilitator, "POST", path + "/unclaim", "")).isEqualTo(204);
        assertThat(call(facilitator, "POST", path + "/assignee", "{\"userId\":\"facilitator\"}"))
                .isEqualTo(204);
        assertThat(facilitator.get(ENGINE + path + "/localVariables").body()).contains("R" + enrolmentId);
    }

    @Test
    void administratorsRepair() {
        assertThat(call(
                        inTasklist("administrator"),
                        "PUT",
                        "/task/" + task + "/variables/enrolmentId",
                        "{\"value\":\"repaired\",\"type\":\"String\"}"))
                .isEqualTo(204);
        assertThat(tasks.getVariable(task, "enrolmentId")).isEqualTo("repaired");
    }

    private Visitor inTasklist(String user) {
        Visitor visitor = Visitor.staff(port, user);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    private static int call(Visitor visitor, String method, String path, String body) {
        return visitor.json(method, ENGINE + path, body, "X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN"))
                .statusCode();
    }
}
