package nl.kring.journey.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.identity.StaffRole;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KringTest
class RightsTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="RightsTests" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="toFork" sourceRef="start" targetRef="fork"/>
                <parallelGateway id="fork"/>
                <sequenceFlow id="toCall" sourceRef="fork" targetRef="call"/>
                <sequenceFlow id="toTalk" sourceRef="fork" targetRef="talk"/>
                <userTask id="call" name="Call" camunda:formRef="FollowUpAbsence" camunda:formRefBinding="latest" camunda:candidateGroups="coordinators"/>
                <userTask id="talk" name="Talk" camunda:formRef="FollowUpAbsence" camunda:formRefBinding="latest" camunda:candidateGroups="facilitators"/>
              </process>
            </definitions>
            """;

    private final String reference = "R" + UUID.randomUUID();

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    StaffDirectory staff;

    private String deployment = "";
    private String instance = "";

    @BeforeEach
    void startProcess() {
        deployment = repository
                .createDeployment()
                .addString("RightsTests.bpmn", MODEL)
                .deploy()
                .getId();
        ProcessInstance started = runtime.startProcessInstanceByKey(
                "RightsTests", reference, Variables.putValue("enrolmentId", reference));
        instance = started.getId();
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void everybodySeesAndWorksOnTheTasksOfTheirOwnGroupOnly() {
        Visitor coordinator = inTasklist("coordinator");
        assertThat(names(coordinator)).contains("Call").doesNotContain("Talk");
        assertThat(coordinator.get(ENGINE + "/task/" + task("talk").getId()).statusCode())
                .isIn(403, 404);
        assertThat(post(coordinator, "/task/" + task("talk").getId() + "/claim", "{\"userId\":\"coordinator\"}")
                        .statusCode())
                .isIn(403, 404);
        assertThat(post(coordinator, "/task/" + task("call").getId() + "/claim", "{\"userId\":\"coordinator\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(names(inTasklist("facilitator"))).contains("Talk").doesNotContain("Call");
        assertThat(names(inTasklist("administrator"))).contains("Talk").contains("Call");
    }

    @Test
    void processesAndTheirVariablesAreNotForTheRoles() {
        Visitor facilitator = inTasklist("facilitator");
        assertThat(facilitator.get(ENGINE + "/process-instance/" + instance).statusCode())
                .isIn(403, 404);
        assertThat(facilitator
                        .get(ENGINE + "/process-instance/" + instance + "/variables")
                        .statusCode())
                .isIn(403, 404);
        assertThat(facilitator
                        .get(ENGINE + "/history/variable-instance?processInstanceId=" + instance)
                        .body())
                .isEqualTo("[]");
        assertThat(post(facilitator, "/process-definition/key/RightsTests/start", "{}")
                        .statusCode())
                .isIn(403, 404);
        assertThat(facilitator
                        .json("DELETE", ENGINE + "/deployment/" + deployment, "", csrf(facilitator))
                        .statusCode())
                .isIn(403, 404);
    }

    @Test
    void theFirstFilterIsTheWorkOfTheRole() {
        for (String user : List.of("coordinator", "facilitator")) {
            Visitor visitor = inTasklist(user);
            String filters = visitor.get(ENGINE + "/filter?resourceType=Task").body();
            assertThat(filters).contains("Mijn werk").doesNotContain("Alle taken");
            String id = filters.replaceAll(
                    ".*\"id\":\"([^\"]+)\",\"resourceType\":\"Task\",\"name\":\"Mijn werk\".*", "$1");
            assertThat(post(visitor, "/filter/" + id + "/list", "{}").body())
                    .contains(user.equals("coordinator") ? "\"Call\"" : "\"Talk\"")
                    .doesNotContain(user.equals("coordinator") ? "\"Talk\"" : "\"Call\"");
        }
    }

    @Test
    void aTaskSaysWhichCaseItIsAbout() {
        assertThat(tasks.getVariableLocal(task("call").getId(), "subject")).isEqualTo(reference);
    }

    @Test
    void theDirectoryKnowsWhoDoesWhat() {
        StaffMember facilitator = new StaffMember("facilitator", "Farid Begeleider", "facilitator@kring.example");
        assertThat(staff.members(StaffRole.FACILITATORS)).contains(facilitator);
        assertThat(staff.find("facilitator")).contains(facilitator);
        assertThat(staff.find("nobody")).isEmpty();
    }

    private Task task(String key) {
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(key)
                .singleResult();
    }

    private String names(Visitor visitor) {
        return visitor.get(ENGINE + "/task?processInstanceId=" + instance).body();
    }

    private Visitor inTasklist(String user) {
        Visitor visitor = Visitor.staff(port, user);
        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        return visitor;
    }

    private static HttpResponse<String> post(Visitor visitor, String path, String body) {
        return visitor.json("POST", ENGINE + path, body, csrf(visitor));
    }

    private static String[] csrf(Visitor visitor) {
        return new String[] {"X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN")};
    }
}
