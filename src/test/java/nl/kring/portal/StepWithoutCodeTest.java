package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.kring.Modeler;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What an administrator does, without a line of code and without a restart: takes the shipped intake, draws a question to
 * the candidate into it, deploys it with Camunda Modeler, brings along who is on the way, and reads the answer later.
 */
class StepWithoutCodeTest extends PortalTest {

    private static final String PROCESS = "DigitalIntakeProcess";
    private static final Path FORM = Path.of("src/test/resources/without-code/AskTravelWishes.form");

    private static final String STEP = """
            <bpmn:userTask id="Task_AskTravelWishes" name="Geef je reiswensen op" camunda:formRef="AskTravelWishes"
                camunda:formRefBinding="latest" camunda:candidateGroups="candidate"
                camunda:dueDate="${waits.escalationAt(execution)}">
              <bpmn:documentation>The candidate tells how to travel, so that those who can share a car do.</bpmn:documentation>
              <bpmn:incoming>Flow_FillInIntakeFormToChooseConversationTime</bpmn:incoming>
              <bpmn:outgoing>Flow_AskTravelWishesToChooseConversationTime</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="Flow_AskTravelWishesToChooseConversationTime" sourceRef="Task_AskTravelWishes" targetRef="Task_ChooseConversationTime" />
            <bpmn:userTask id="Task_ChooseConversationTime\"""";

    @Autowired
    RepositoryService repository;

    Modeler modeler;

    @BeforeEach
    void openModeler() {
        modeler = new Modeler(port, "administrator");
    }

    @AfterEach
    void takeTheStepOut() {
        repository
                .createDeploymentQuery()
                .deploymentSource("Camunda Modeler")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aStepThatAnAdministratorDrawsIsAskedAnsweredAndReadAgain() throws IOException {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        Visitor visitor = signedIn(candidate);
        String before = definition();

        HttpResponse<String> deployed = modeler.deploy("Reiswensen", files());
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        assertThat(version()).isEqualTo(version(before) + 1);
        migrate(before, definition());

        String task =
                "/my/tasks/" + onlyTask(candidate, "Task_FillInIntakeForm").getId();
        HttpResponse<String> intakeSent = visitor.submit(task, task, intake());
        assertThat(intakeSent.statusCode()).as(text(intakeSent)).isEqualTo(302);
        String page = text(visitor.get("/my/enrolments/" + candidate.reference()));
        assertThat(page)
                .contains("Intake (hier ben je nu)", "Wat we nu van je vragen Geef je reiswensen op")
                .doesNotContain("Kies een moment voor het gesprek");

        String wishes =
                "/my/tasks/" + onlyTask(candidate, "Task_AskTravelWishes").getId();
        assertThat(text(visitor.get(wishes))).contains("Kom je met de auto?", "Waarvandaan?");
        assertThat(visitor.submit(wishes, wishes, Map.of("from", "Zierikzee")).statusCode())
                .as("the form demands an answer")
                .isEqualTo(422);
        assertThat(visitor.submit(wishes, wishes, Map.of("byCar", "YES", "from", "Zierikzee"))
                        .statusCode())
                .isEqualTo(302);

        chooseAnyTime(candidate);
        Task conversation = onlyTask(candidate, "Task_HoldIntakeConversation");
        JsonNode shown = Modeler.json(modeler.call("GET", "/task/" + conversation.getId() + "/form-variables", ""));
        assertThat(shown.path("askTravelWishes_from").path("value").asText()).isEqualTo("Zierikzee");
        assertThat(shown.path("answers").path("value").asText()).contains("Kom je met de auto?", "Zierikzee");
        assertThat(tasks.getVariables(conversation.getId()))
                .as("answers stay out of the engine")
                .doesNotContainValue("Zierikzee");
    }

    /** The shipped model and form, as they look once they were changed in Modeler. */
    private static Map<String, byte[]> files() throws IOException {
        String process = Files.readString(Path.of("bpmn/" + PROCESS + ".bpmn"));
        String changed = process.replace("<bpmn:userTask id=\"Task_ChooseConversationTime\"", STEP)
                .replace(
                        "sourceRef=\"Task_FillInIntakeForm\" targetRef=\"Task_ChooseConversationTime\"",
                        "sourceRef=\"Task_FillInIntakeForm\" targetRef=\"Task_AskTravelWishes\"")
                .replace(
                        "<bpmn:incoming>Flow_FillInIntakeFormToChooseConversationTime</bpmn:incoming>\n"
                                + "        <bpmn:outgoing>Flow_Choose",
                        "<bpmn:incoming>Flow_AskTravelWishesToChooseConversationTime</bpmn:incoming>\n"
                                + "        <bpmn:outgoing>Flow_Choose");
        String form = Files.readString(Path.of("forms/HoldIntakeConversation.form"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(PROCESS + ".bpmn", changed.getBytes(StandardCharsets.UTF_8));
        files.put("AskTravelWishes.form", Files.readAllBytes(FORM));
        files.put(
                "HoldIntakeConversation.form",
                form.replaceFirst(
                                "\"components\": \\[",
                                "\"components\": [{\"type\":\"text\",\"id\":\"Text_travel\","
                                        + "\"text\":\"Reist vanuit {{askTravelWishes_from}}\"},")
                        .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Brings everybody along who is in the process, as Cockpit and programs do: a plan by the engine, then its execution. */
    private void migrate(String from, String to) {
        HttpResponse<String> plan = modeler.call(
                "POST",
                "/migration/generate",
                "{\"sourceProcessDefinitionId\":\"%s\",\"targetProcessDefinitionId\":\"%s\",\"updateEventTriggers\":true}"
                        .formatted(from, to));
        assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
        HttpResponse<String> done = modeler.call(
                "POST",
                "/migration/execute",
                "{\"migrationPlan\":%s,\"processInstanceQuery\":{\"processDefinitionId\":\"%s\"}}"
                        .formatted(plan.body(), from));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    }

    private String definition() {
        return Modeler.json(modeler.call("GET", "/process-definition/key/" + PROCESS, ""))
                .path("id")
                .asText();
    }

    private int version() {
        return version(definition());
    }

    private int version(String definition) {
        return Modeler.json(modeler.call("GET", "/process-definition/" + definition, ""))
                .path("version")
                .asInt();
    }

    private static Map<String, String> intake() {
        Map<String, String> answers = new LinkedHashMap<>();
        INTAKE.forEach((question, answer) -> answers.put(question, String.valueOf(answer)));
        return answers;
    }
}
