package nl.kring.journey.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kring.KringTest;
import nl.kring.Modeler;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;
import nl.kring.deployment.FindingTexts;
import nl.kring.deployment.ModelFile;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an administrator deploys with Camunda Modeler is checked as a whole before any of it is live. */
@KringTest
class DeploymentGateTest {

    private static final String FILE = "WishesProcess.bpmn";
    private static final String KEY = "WishesProcess";

    /** A process with something of everything, without a fault. */
    private static final String PROCESS = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:message id="Msg_EditionPlanned" name="Msg_EditionPlanned"/>
              <bpmn:process id="WishesProcess" name="Wensen" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:startEvent id="StartEvent_Begin"/>
                <bpmn:sequenceFlow id="Flow_Begin" sourceRef="StartEvent_Begin" targetRef="Task_AskWishes"/>
                <bpmn:userTask id="Task_AskWishes" name="Geef je wensen op" camunda:formRef="AskWishes"
                    camunda:formRefBinding="latest" camunda:candidateGroups="candidate"
                    camunda:dueDate="${waits.escalationAt(execution)}">
                  <bpmn:extensionElements>
                    <camunda:taskListener id="remind" event="timeout" delegateExpression="${remindOfTask}">
                      <bpmn:timerEventDefinition id="TimerEventDefinition_Remind">
                        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${waits.reminderAt(execution)}</bpmn:timeDate>
                      </bpmn:timerEventDefinition>
                    </camunda:taskListener>
                    <camunda:properties><camunda:property name="kring:routingFields" value="byCar"/></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="Flow_Ask" sourceRef="Task_AskWishes" targetRef="Gateway_ByCar"/>
                <bpmn:exclusiveGateway id="Gateway_ByCar" name="Met de auto?" default="Flow_No"/>
                <bpmn:sequenceFlow id="Flow_Yes" name="Ja" sourceRef="Gateway_ByCar" targetRef="Task_ConfirmWaiting">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${byCar == 'YES'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="Flow_No" name="Nee" sourceRef="Gateway_ByCar" targetRef="Task_AwaitPlan"/>
                <bpmn:serviceTask id="Task_ConfirmWaiting" name="Bevestig het wachten" camunda:delegateExpression="${confirmWaiting}"/>
                <bpmn:sequenceFlow id="Flow_Decide" sourceRef="Task_ConfirmWaiting" targetRef="Task_Decide"/>
                <bpmn:businessRuleTask id="Task_Decide" name="Bepaal de route" camunda:decisionRef="RouteDecision" camunda:resultVariable="route"/>
                <bpmn:sequenceFlow id="Flow_Call" sourceRef="Task_Decide" targetRef="CallActivity_Confirm"/>
                <bpmn:callActivity id="CallActivity_Confirm" name="Bevestiging" calledElement="AddressConfirmationProcess">
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}"/>
                    <camunda:in source="enrolmentId" target="enrolmentId"/>
                  </bpmn:extensionElements>
                </bpmn:callActivity>
                <bpmn:sequenceFlow id="Flow_Called" sourceRef="CallActivity_Confirm" targetRef="EndEvent_Done"/>
                <bpmn:endEvent id="EndEvent_Done" name="Wensen bekend"/>
                <bpmn:receiveTask id="Task_AwaitPlan" name="Wacht op de planning" messageRef="Msg_EditionPlanned"/>
                <bpmn:boundaryEvent id="BoundaryEvent_Late" name="Te laat" attachedToRef="Task_AwaitPlan">
                  <bpmn:timerEventDefinition id="TimerEventDefinition_Late"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P14DT2H</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="Flow_Late" sourceRef="BoundaryEvent_Late" targetRef="EndEvent_Late"/>
                <bpmn:endEvent id="EndEvent_Late" name="Te laat"/>
                <bpmn:sequenceFlow id="Flow_Planned" sourceRef="Task_AwaitPlan" targetRef="EndEvent_Planned"/>
                <bpmn:endEvent id="EndEvent_Planned" name="Gepland"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String FORM = """
            {"type":"default","id":"AskWishes","schemaVersion":16,"components":[
              {"type":"radio","id":"Field_byCar","key":"byCar","label":"Met de auto?","properties":{"en.label":"By car?"},
               "validate":{"required":true},"values":[{"label":"Ja","value":"YES"},{"label":"Nee","value":"NO"}]},
              {"type":"textfield","id":"Field_from","key":"from","label":"Waarvandaan?","properties":{"en.label":"From?"},
               "conditional":{"hide":"=byCar = \\"NO\\""}}]}
            """;

    private static final String DECISION = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="RouteDecisions" name="Route" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="RouteDecision" name="Route" camunda:historyTimeToLive="P30D">
                <decisionTable id="table">
                  <input id="Input_ByCar" label="byCar"><inputExpression id="e" typeRef="string"><text>byCar</text></inputExpression></input>
                  <output id="Output_Route" name="route" typeRef="string"/>
                  <rule id="Rule_Car"><inputEntry id="Entry_In"><text>"YES"</text></inputEntry><outputEntry id="Entry_Out"><text>"road"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    @LocalServerPort
    int port;

    @Autowired
    DeploymentGate gate;

    @Autowired
    FindingTexts texts;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    Modeler modeler;
    long deployments;

    @BeforeEach
    void openModeler() {
        modeler = new Modeler(port, "administrator");
        deployments = repository.createDeploymentQuery().count();
    }

    @AfterEach
    void takeEverythingAway() {
        repository
                .createDeploymentQuery()
                .deploymentSource("Camunda Modeler")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    // ------------------------------------------------------------------ as Modeler sees it

    @Test
    void whatIsRightGoesLiveTogether() {
        HttpResponse<String> answer = deploy(PROCESS);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(version()).isEqualTo(1);
        assertThat(errorsIn(files(PROCESS, FORM, DECISION))).isEmpty();
    }

    @Test
    void modelerShowsEveryFaultWithFileElementAndMend() {
        deploy(PROCESS);
        HttpResponse<String> answer = deploy(PROCESS.replace("${confirmWaiting}", "${confirmWating}")
                .replace("formRef=\"AskWishes\"", "formRef=\"AskWishez\"")
                .replace("camunda:historyTimeToLive=\"P30D\"", ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode refused = Modeler.json(answer);
        assertThat(refused.path("message").asText().lines())
                .containsExactly(
                        "Niets is veranderd: er zijn 3 fouten gevonden.",
                        "- WishesProcess.bpmn, WishesProcess: Er staat niet hoelang de geschiedenis bewaard blijft."
                                + " Vul History time to live in, bijvoorbeeld P730D.",
                        "- WishesProcess.bpmn, Task_ConfirmWaiting: ${confirmWating} is geen onderdeel van Kring."
                                + " Wat erop lijkt: confirmWaiting, closeWaiting, confirmWithdrawal.",
                        "- WishesProcess.bpmn, Task_AskWishes: Het formulier AskWishez is er niet."
                                + " Stuur het bestand mee, of verbeter de naam.");
        assertThat(refused.path("details").path(FILE).path("errors"))
                .extracting(error -> error.path("mainElementId").asText())
                .containsExactly("WishesProcess", "Task_ConfirmWaiting", "Task_AskWishes");
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void nothingIsLiveWhenOneOfManyFilesIsWrong() {
        Map<String, byte[]> files = bytes(files(PROCESS, FORM, DECISION));
        files.put(
                "Another.form",
                FORM.replace("AskWishes", "Another")
                        .replace("radio", "filepicker")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(modeler.deploy("wishes", files).statusCode()).isEqualTo(400);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(KEY)
                        .count())
                .isZero();
    }

    @Test
    void whatModelerCallsSucceededIsWhatIsInForce() {
        deploy(PROCESS);
        modeler.deploy("by a colleague", bytes(files(PROCESS.replace("Wensen\"", "Wensen van nu\""), FORM, DECISION)));
        assertThat(version()).isEqualTo(2);

        assertThat(deploy(PROCESS).statusCode()).isEqualTo(200);
        assertThat(version()).as("the colleague's version was in force").isEqualTo(3);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(KEY)
                        .latestVersion()
                        .singleResult()
                        .getName())
                .isEqualTo("Wensen");

        assertThat(deploy(PROCESS).statusCode()).isEqualTo(200);
        assertThat(version()).as("the same again, and in force").isEqualTo(3);
    }

    @Test
    void changedOnlyBringsBackAFormThatSomebodyElseReplaced() {
        Map<String, String> changedOnly = Map.of("deploy-changed-only", "true");
        modeler.deploy("wishes", changedOnly, bytes(files(PROCESS, FORM, DECISION)));
        modeler.deploy(
                "by a colleague",
                Map.of("AskWishes.form", FORM.replace("Met de", "Kom je met de").getBytes(StandardCharsets.UTF_8)));

        modeler.deploy("wishes", changedOnly, bytes(files(PROCESS, FORM, DECISION)));

        assertThat(version()).as("the process is the same and in force").isEqualTo(1);
        assertThat(repository.getDeploymentResourceNames(repository
                        .createDeploymentQuery()
                        .orderByDeploymentTime()
                        .desc()
                        .listPage(0, 1)
                        .get(0)
                        .getId()))
                .containsExactly("AskWishes.form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "facilitator"})
    void onlyAdministratorsDeploy(String user) {
        assertThat(new Modeler(port, user)
                        .deploy("wishes", bytes(files(PROCESS, FORM, DECISION)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Modeler(port, "nobody").deploy("wishes", Map.of()).statusCode())
                .isEqualTo(401);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @Test
    void tenantsAreUnknown() {
        HttpResponse<String> answer =
                modeler.deploy("wishes", Map.of("tenant-id", "scholen"), bytes(files(PROCESS, FORM, DECISION)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Modeler.json(answer).path("message").asText()).contains("Tenant ID", "scholen");
    }

    @Test
    void theEngineItselfFindsOnlyWhatModelsMayName() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${dataSource.toString()}")
                        .endOr()
                        .count())
                .hasMessageContaining("dataSource");
        assertThatCode(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${waits.toString()}")
                        .endOr()
                        .count())
                .doesNotThrowAnyException();
    }

    // ------------------------------------------------------------------ every kind of fault

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "isExecutable=\"true\"                    | isExecutable=\"false\"                      | NOT_EXECUTABLE      | ",
                "camunda:historyTimeToLive=\"P30D\"       | x=\"\"                                      | NO_HISTORY_END      | WishesProcess",
                "camunda:historyTimeToLive=\"P30D\"       | camunda:historyTimeToLive=\"a month\"       | BAD_HISTORY_END     | WishesProcess",
                "targetRef=\"Gateway_ByCar\"              | targetRef=\"Gateway_Gone\"                  | DANGLING            | Flow_Ask",
                "default=\"Flow_No\"                      | default=\"Flow_Gone\"                       | DANGLING            | Gateway_ByCar",
                "attachedToRef=\"Task_AwaitPlan\"         | attachedToRef=\"Task_Gone\"                 | DANGLING            | BoundaryEvent_Late",
                "messageRef=\"Msg_EditionPlanned\"        | messageRef=\"Msg_Gone\"                     | DANGLING            | Task_AwaitPlan",
                "messageRef=\"Msg_EditionPlanned\"        | x=\"\"                                      | NO_MESSAGE          | Task_AwaitPlan",
                "name=\"Msg_EditionPlanned\"              | name=\"Msg_EditionPland\"                   | UNKNOWN_MESSAGE     | Task_AwaitPlan",
                "bpmn:exclusiveGateway                    | bpmn:complexGateway                         | UNSUPPORTED_ELEMENT | Gateway_ByCar",
                "bpmn:serviceTask                         | bpmn:task                                   | NO_KIND_OF_TASK     | Task_ConfirmWaiting",
                "bpmn:serviceTask                         | bpmn:scriptTask                             | SCRIPT              | Task_ConfirmWaiting",
                "<camunda:properties>                     | <camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:executionListener><camunda:properties> | SCRIPT | Task_AskWishes",
                "<camunda:properties>                     | <camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput><camunda:properties> | SCRIPT | Task_AskWishes",
                "<camunda:properties>                     | <camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector><camunda:properties> | CONNECTOR | Task_AskWishes",
                "<camunda:properties>                     | <camunda:field name=\"a\" stringValue=\"b\"/><camunda:properties> | FIELD | Task_AskWishes",
                "xsi:type=\"bpmn:tFormalExpression\">${by | xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">${by | SCRIPT | Flow_Yes",
                "camunda:delegateExpression=\"${confirmWaiting}\" | camunda:class=\"java.lang.Runtime\"  | JAVA_CLASS          | Task_ConfirmWaiting",
                "camunda:delegateExpression=\"${confirmWaiting}\" | xmlns:a=\"http://activiti.org/bpmn\" a:class=\"java.lang.Runtime\" | JAVA_CLASS | Task_ConfirmWaiting",
                "camunda:delegateExpression=\"${confirmWaiting}\" | camunda:type=\"shell\"               | TASK_TYPE           | Task_ConfirmWaiting",
                "camunda:delegateExpression=\"${confirmWaiting}\" | x=\"\"                               | NO_IMPLEMENTATION   | Task_ConfirmWaiting",
                "${confirmWaiting}                        | ${dataSource}                               | UNKNOWN_DELEGATE    | Task_ConfirmWaiting",
                "${confirmWaiting}                        | ${remindOfTask}                             | WRONG_DELEGATE      | Task_ConfirmWaiting",
                "${remindOfTask}                          | ${confirmWaiting}                           | WRONG_DELEGATE      | Task_AskWishes",
                "${byCar == 'YES'}                        | ${byBike == 'YES'}                          | UNKNOWN_VARIABLE    | Flow_Yes",
                "${byCar == 'YES'}                        | ${byCar == 'Yes'}                           | ROUTING_VALUE_MISSING | Task_AskWishes",
                "${byCar == 'YES'}                        | ${byCar.getClass()}                         | UNKNOWN_BEAN        | Flow_Yes",
                "${byCar == 'YES'}                        | ${''.getClass().forName('java.lang.Runtime')} | BAD_EXPRESSION    | Flow_Yes",
                "${byCar == 'YES'}                        | ${execution.getProcessEngineServices()}     | BAD_EXPRESSION      | Flow_Yes",
                "${byCar == 'YES'}                        | ${execution.engineServices.repositoryService} | BAD_EXPRESSION    | Flow_Yes",
                "${byCar == 'YES'}                        | ${T(java.lang.Runtime)}                     | BAD_EXPRESSION      | Flow_Yes",
                "${byCar == 'YES'}                        | ${byCar[0]}                                 | BAD_EXPRESSION      | Flow_Yes",
                "${byCar == 'YES'}                        | ${byCar = 'YES'}                            | BAD_EXPRESSION      | Flow_Yes",
                "${byCar == 'YES'}                        | ${byCar == 'YES'                            | BAD_EXPRESSION      | Flow_Yes",
                "${byCar == 'YES'}                        | ${dataSource.connection}                    | UNKNOWN_BEAN        | Flow_Yes",
                "${byCar == 'YES'}                        | ${timeMachine.settle()}                     | UNKNOWN_BEAN        | Flow_Yes",
                "${byCar == 'YES'}                        | ${journeys.startSession(editionId)}         | UNKNOWN_BEAN        | Flow_Yes",
                "${waits.reminderAt(execution)}           | ${waits.remindAt(execution)}                | UNKNOWN_METHOD      | Task_AskWishes",
                "${waits.reminderAt(execution)}           | ${waits.reminderAt()}                       | UNKNOWN_METHOD      | Task_AskWishes",
                "${waits.reminderAt(execution)}           | tomorrow                                    | BAD_TIMER           | Task_AskWishes",
                "P14DT2H                                  | two weeks                                   | BAD_TIMER           | BoundaryEvent_Late",
                "camunda:formRef=\"AskWishes\"            | x=\"\"                                      | NO_FORM             | Task_AskWishes",
                "camunda:formRef=\"AskWishes\"            | camunda:formKey=\"embedded:app:a.html\"     | OTHER_FORM          | Task_AskWishes",
                "camunda:formRef=\"AskWishes\"            | camunda:formRef=\"AskNothing\"              | UNKNOWN_FORM        | Task_AskWishes",
                "camunda:formRefBinding=\"latest\"         | x=\"\"                                      | NO_FORM_BINDING     | Task_AskWishes",
                "camunda:candidateGroups=\"candidate\"    | x=\"\"                                      | NO_GROUP            | Task_AskWishes",
                "camunda:candidateGroups=\"candidate\"    | camunda:candidateGroups=\"candidates\"      | UNKNOWN_GROUP       | Task_AskWishes",
                "camunda:candidateGroups=\"candidate\"    | camunda:candidateGroups=\"candidate\" camunda:assignee=\"nobody\" | UNKNOWN_USER | Task_AskWishes",
                "calledElement=\"AddressConfirmationProcess\" | calledElement=\"AddressProcess\"        | UNKNOWN_PROCESS     | CallActivity_Confirm",
                "calledElement=\"AddressConfirmationProcess\" | camunda:caseRef=\"Case\"                | CASE                | CallActivity_Confirm",
                "camunda:decisionRef=\"RouteDecision\"    | camunda:decisionRef=\"RouteDecisions\"      | UNKNOWN_DECISION    | Task_Decide",
                "value=\"byCar\"                          | value=\"byCar, byBike\"                     | ROUTING_FIELD_MISSING | Task_AskWishes",
                "<bpmn:receiveTask id=\"Task_AwaitPlan\" name=\"Wacht op de planning\" messageRef=\"Msg_EditionPlanned\"/> | <bpmn:receiveTask id=\"Task_AwaitPlan\" name=\"Wacht op de planning\" messageRef=\"Msg_EditionPlanned\"><bpmn:standardLoopCharacteristics/></bpmn:receiveTask> | LOOP | Task_AwaitPlan",
                "<bpmn:message                            | <bpmn:signal id=\"Signal_Go\" name=\"Go\"/><bpmn:message | NONE             | ",
            })
    void namesTheFaultInAProcess(String right, String wrong, String kind, String element) {
        assertThat(PROCESS).contains(right);
        List<Finding> errors = errorsIn(files(PROCESS.replace(right, wrong), FORM, DECISION));

        if (kind.equals("NONE")) {
            assertThat(errors).isEmpty();
            return;
        }
        assertThat(errors)
                .extracting(Finding::file, Finding::element, Finding::kind)
                .contains(tuple(FILE, element == null ? "" : element, Kind.valueOf(kind)));
    }

    @Test
    void aSignalThatNobodyGivesIsWaitedForForEver() {
        String waiting = PROCESS.replace("<bpmn:message ", "<bpmn:signal id=\"Signal_Go\" name=\"Go\"/><bpmn:message ")
                .replace(
                        "<bpmn:receiveTask id=\"Task_AwaitPlan\" name=\"Wacht op de planning\" messageRef=\"Msg_EditionPlanned\"/>",
                        "<bpmn:userTask id=\"Task_AwaitPlan\" name=\"Wacht op de planning\" camunda:formRef=\"AskWishes\" camunda:formRefBinding=\"latest\" camunda:candidateGroups=\"coordinators\"/>")
                .replace(
                        "<bpmn:timerEventDefinition id=\"TimerEventDefinition_Late\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P14DT2H</bpmn:timeDuration></bpmn:timerEventDefinition>",
                        "<bpmn:signalEventDefinition id=\"Signal_Late\" signalRef=\"Signal_Go\"/>");

        assertThat(errorsIn(files(waiting, FORM, DECISION)))
                .extracting(Finding::element, Finding::kind)
                .containsExactly(tuple("BoundaryEvent_Late", Kind.UNKNOWN_SIGNAL));
        assertThat(errorsIn(files(
                        waiting.replace(
                                "<bpmn:endEvent id=\"EndEvent_Done\" name=\"Wensen bekend\"/>",
                                "<bpmn:endEvent id=\"EndEvent_Done\" name=\"Wensen bekend\"><bpmn:signalEventDefinition id=\"Signal_Sent\" signalRef=\"Signal_Go\"/></bpmn:endEvent>"),
                        FORM,
                        DECISION)))
                .isEmpty();
    }

    @Test
    void whatOnlyTheEngineKnowsIsNamedAsWell() {
        String twoDefaults = PROCESS.replace("cancelActivity", "x")
                .replace(
                        "<bpmn:endEvent id=\"EndEvent_Late\" name=\"Te laat\"/>",
                        "<bpmn:endEvent id=\"EndEvent_Late\" name=\"Te laat\"><bpmn:errorEventDefinition id=\"Error_Late\"/></bpmn:endEvent>");

        assertThat(errorsIn(files(twoDefaults, FORM, DECISION)))
                .extracting(Finding::file, Finding::kind)
                .containsOnly(tuple(FILE, Kind.ENGINE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "\"radio\"          | \"filepicker\"          | BAD_FORM           | byCar",
                "\"key\":\"byCar\"  | \"key\":\"by car\"      | BAD_FORM           | by car",
                "\"key\":\"byCar\"  | \"key\":\"byTrain\"     | ROUTING_FIELD_MISSING | Task_AskWishes",
                "\"value\":\"YES\"  | \"value\":\"JA\"        | ROUTING_VALUE_MISSING | Task_AskWishes",
                "=byCar =           | =byCar = = (            | BAD_FEEL           | Field_from",
                "{\"type\":\"default\" | [                     | BAD_FORM           | ",
            })
    void namesTheFaultInAForm(String right, String wrong, String kind, String element) {
        assertThat(FORM).contains(right);
        assertThat(errorsIn(files(PROCESS, FORM.replace(right, wrong), DECISION)))
                .extracting(Finding::element, Finding::kind)
                .contains(tuple(element == null ? "" : element, Kind.valueOf(kind)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "camunda:historyTimeToLive=\"P30D\" | x=\"\"                                     | NO_HISTORY_END      | RouteDecision",
                "<text>\"road\"</text>              | <text>\"road\" +</text>                    | BAD_FEEL            | Entry_Out",
                "<text>\"YES\"</text>               | <text>> > 3</text>                         | BAD_FEEL            | Entry_In",
                "id=\"Entry_Out\"                   | id=\"Entry_Out\" expressionLanguage=\"groovy\" | EXPRESSION_LANGUAGE | Entry_Out",
                "id=\"Entry_Out\"                   | id=\"Entry_Out\" expressionLanguage=\"juel\"   | EXPRESSION_LANGUAGE | Entry_Out",
                "hitPolicy=\"\"                     |                                            | NONE                | ",
                "<decisionTable id=\"table\">       | <decisionTable id=\"table\" hitPolicy=\"BEST\"> | BAD_DECISION     | ",
                "https://www.omg.org/spec/DMN/20191111/MODEL/ | http://example.org/               | NOT_DMN             | ",
            })
    void namesTheFaultInADecision(String right, String wrong, String kind, String element) {
        if (kind.equals("NONE")) {
            assertThat(errorsIn(files(PROCESS, FORM, DECISION))).isEmpty();
            return;
        }
        assertThat(DECISION).contains(right);
        assertThat(errorsIn(files(PROCESS, FORM, DECISION.replace(right, wrong))))
                .filteredOn(finding -> finding.file().equals("RouteDecision.dmn"))
                .extracting(Finding::element, Finding::kind)
                .contains(tuple(element == null ? "" : element, Kind.valueOf(kind)));
    }

    // ------------------------------------------------------------------ what is live stays able to go on

    @Test
    void aFormKeepsWhatTheProcessInForceAsksFor() {
        deploy(PROCESS);

        assertThat(errorsIn(List.of(file(
                        "AskWishes.form",
                        FORM.replace("\"byCar\"", "\"byTrain\"").replace("=byCar", "=byTrain")))))
                .extracting(Finding::element, Finding::kind)
                .containsExactly(tuple("byCar", Kind.FORM_ROUTING_FIELD_MISSING));
        assertThat(errorsIn(List.of(file("AskWishes.form", FORM.replace("\"YES\"", "\"JA\"")))))
                .extracting(Finding::element, Finding::kind)
                .containsExactly(tuple("byCar", Kind.FORM_ROUTING_VALUE_MISSING));
        assertThat(errorsIn(List.of(file("AskWishes.form", FORM.replace("Waarvandaan?", "Waar vandaan?")))))
                .isEmpty();
    }

    @Test
    void aShippedFormKeepsWhatTheCodeReads() throws IOException {
        String shipped = Files.readString(Path.of("forms/DecideOnAdmission.form"));

        assertThat(errorsIn(List.of(
                        file("DecideOnAdmission.form", shipped.replace("\"key\": \"reason\"", "\"key\": \"why\"")))))
                .extracting(Finding::element, Finding::kind)
                .containsExactly(tuple("reason", Kind.FORM_FIELD_MISSING));
        String choice = Files.readString(Path.of("forms/DecideGoOrNoGo.form"));
        assertThat(errorsIn(List.of(file("DecideGoOrNoGo.form", choice.replace("\"GO\"", "\"JA\"")))))
                .extracting(Finding::element, Finding::kind)
                .contains(tuple("decision", Kind.FORM_VALUE_UNKNOWN));
    }

    @Test
    void aTaskWithCodeKeepsAFormThatAsksEnough() throws IOException {
        String shipped = Files.readString(Path.of("bpmn/MutualAdmissionProcess.bpmn"));

        assertThat(errorsIn(List.of(file(
                        "MutualAdmissionProcess.bpmn",
                        shipped.replace("formRef=\"DecideOnAdmission\"", "formRef=\"CallCandidate\"")))))
                .extracting(Finding::element, Finding::kind)
                .containsExactlyInAnyOrder(
                        tuple("Task_DecideOnAdmission", Kind.FORM_FIELD_MISSING),
                        tuple("Task_DecideOnAdmission", Kind.FORM_FIELD_MISSING));
    }

    @Test
    void aProcessThatKringStartsKeepsAPlainBegin() throws IOException {
        String shipped = Files.readString(Path.of("bpmn/NextCycleProcess.bpmn"));
        String wrong = shipped.replaceFirst(
                "(<bpmn:startEvent id=\"\\w+\"[^>]*>)",
                "$1<bpmn:timerEventDefinition id=\"T\"><bpmn:timeCycle>R/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>");

        assertThat(errorsIn(List.of(file("NextCycleProcess.bpmn", wrong))))
                .extracting(Finding::element, Finding::kind)
                .contains(tuple("NextCycleProcess", Kind.NO_START));
    }

    @Test
    void aMessageThatNobodyHearsAnyMoreIsPointedOut() {
        deploy(PROCESS);
        String deaf = PROCESS.replace("bpmn:receiveTask", "bpmn:manualTask")
                .replace(" messageRef=\"Msg_EditionPlanned\"", "");

        assertThat(gate.findingsIn(files(deaf, FORM, DECISION)))
                .filteredOn(finding -> finding.kind() == Kind.MESSAGE_NO_LONGER_AWAITED)
                .extracting(Finding::isError, Finding::arguments)
                .containsExactly(tuple(false, List.of("Msg_EditionPlanned")));
    }

    // ------------------------------------------------------------------ files that are none of ours

    @Test
    void filesThatDoHarmAreRefused() throws IOException {
        String outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + PROCESS.replace("Wensen", "&x;");
        String laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + PROCESS.replace("Wensen", "&b;");
        String deep = "<bpmn:definitions xmlns:bpmn=\"" + ModelXml.BPMN + "\">" + "<bpmn:a>".repeat(50_000)
                + "</bpmn:a>".repeat(50_000) + "</bpmn:definitions>";
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry(FILE));
            zip.write(PROCESS.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(kindsIn(file(FILE, outside))).containsExactly(Kind.DOCTYPE);
        assertThat(kindsIn(file(FILE, laughs))).containsExactly(Kind.DOCTYPE);
        assertThat(kindsIn(file("a.dmn", outside))).containsExactly(Kind.DOCTYPE);
        assertThat(kindsIn(file(FILE, deep))).containsExactly(Kind.NOT_XML);
        assertThat(kindsIn(file(FILE, "nonsense"))).containsExactly(Kind.NOT_XML);
        assertThat(kindsIn(file(FILE, "<html/>"))).containsExactly(Kind.NOT_BPMN);
        String foreign = PROCESS.replace(
                "<bpmn:startEvent", "<bpmn:extensionElements><other/></bpmn:extensionElements><bpmn:startEvent");
        assertThat(errorsIn(files(foreign, FORM, DECISION)))
                .as("elements of others, in no namespace at all, are the engine's to refuse")
                .extracting(Finding::kind)
                .containsExactly(Kind.ENGINE);
        assertThat(kindsIn(new ModelFile("models.zip", zipped.toByteArray()))).containsExactly(Kind.ZIP);
        assertThat(kindsIn(new ModelFile(FILE, zipped.toByteArray()))).containsExactly(Kind.ZIP);
        assertThat(kindsIn(file("../" + FILE, PROCESS))).contains(Kind.UNSAFE_NAME);
        assertThat(kindsIn(file("<b>.form", FORM))).containsExactly(Kind.UNSAFE_NAME);
        assertThat(kindsIn(file("script.js", "1"))).containsExactly(Kind.UNKNOWN_FILE);
        assertThat(kindsIn(file("Wishes.BPMN", PROCESS))).containsExactly(Kind.UNKNOWN_FILE);
        assertThat(kindsIn(new ModelFile(FILE, new byte[DeploymentCheck.LARGEST_FILE + 1])))
                .containsExactly(Kind.TOO_LARGE);
        assertThat(errorsIn(List.of())).extracting(Finding::kind).containsExactly(Kind.NOTHING_TO_DEPLOY);
    }

    @Test
    void aFormThatCannotBeShownIsNotCalledMissingAsWell() {
        assertThat(errorsIn(files(PROCESS, FORM.replace("radio", "filepicker"), DECISION)))
                .extracting(Finding::file, Finding::kind)
                .containsExactly(tuple("AskWishes.form", Kind.BAD_FORM));
    }

    @Test
    void twoFilesWithTheSameIdAreRefused() {
        assertThat(errorsIn(List.of(file("a.form", FORM), file("b.form", FORM))))
                .extracting(Finding::file, Finding::element, Finding::kind)
                .containsExactly(tuple("b.form", "AskWishes", Kind.TWICE));
        assertThat(errorsIn(List.of(file("a.form", FORM), file("a.form", FORM.replace("AskWishes", "AskMore")))))
                .extracting(Finding::file, Finding::kind)
                .containsExactly(tuple("a.form", Kind.TWICE));
    }

    // ------------------------------------------------------------------ warnings

    @Test
    void conventionsAreWarningsOnly() {
        List<Finding> findings = gate.findingsIn(files(PROCESS, FORM.replace("\"en.label\":\"From?\"", ""), DECISION));

        assertThat(findings).noneMatch(Finding::isError);
        assertThat(findings)
                .extracting(Finding::element, Finding::kind)
                .contains(
                        tuple("WishesProcess", Kind.NO_DOCUMENTATION),
                        tuple("StartEvent_Begin", Kind.NAME_MISSING),
                        tuple("Task_AskWishes", Kind.NO_ESCALATION),
                        tuple("Task_AskWishes", Kind.WITHOUT_ENROLMENT),
                        tuple("from", Kind.NO_ENGLISH))
                .doesNotContain(tuple("Task_AskWishes", Kind.NO_REMINDER));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasItsText(Kind kind) {
        Finding finding = Finding.of("a.bpmn", "Task_A", kind, "one", "two", "three", "four");

        assertThat(texts.line(finding, Locale.forLanguageTag("nl")))
                .startsWith("a.bpmn, Task_A: ")
                .doesNotContain("{0}");
        assertThat(texts.text(finding, Locale.ENGLISH)).isNotEqualTo(texts.text(finding, Locale.forLanguageTag("nl")));
    }

    // ------------------------------------------------------------------ helpers

    private HttpResponse<String> deploy(String process) {
        return modeler.deploy("wishes", bytes(files(process, FORM, DECISION)));
    }

    private int version() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private List<Finding> errorsIn(List<ModelFile> files) {
        return gate.findingsIn(files).stream().filter(Finding::isError).toList();
    }

    private List<Kind> kindsIn(ModelFile file) {
        return errorsIn(List.of(file)).stream().map(Finding::kind).toList();
    }

    private static List<ModelFile> files(String process, String form, String decision) {
        return List.of(file(FILE, process), file("AskWishes.form", form), file("RouteDecision.dmn", decision));
    }

    private static ModelFile file(String name, String content) {
        return new ModelFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> bytes(List<ModelFile> files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach(file -> bytes.put(file.name(), file.content()));
        return bytes;
    }
}
