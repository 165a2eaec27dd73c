package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FormRejected;
import nl.kring.form.TaskForms.OpenForm;
import nl.kring.identity.Actor;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What an administrator adds to a model works as soon as it is deployed, without a line of Java. */
class TaskWithoutCodeTest extends JourneyTest {

    @Autowired
    RepositoryService repository;

    @AfterEach
    void takeTheModelAway() {
        repository
                .createDeploymentQuery()
                .deploymentName("without code")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void asksTheCandidateAndShowsTheAnswerInALaterTask() throws IOException {
        deploy("TravelWishesProcess.bpmn", "AskTravelWishes.form", "ReadTravelWishes.form");
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        runtime.startProcessInstanceByKey(
                "TravelWishesProcess",
                candidate.reference(),
                Facts.aboutEnrolment(candidate.id(), candidate.editionId()));

        assertThat(taskForms.openFor(candidate.id()))
                .extracting("key")
                .containsExactlyInAnyOrder("Task_FillInIntakeForm", "Task_AskTravelWishes");
        answer(candidate, "Task_AskTravelWishes", Map.of("byCar", "YES", "from", "Zierikzee"));

        Task later = onlyTask(candidate, "Task_ReadTravelWishes");
        assertThat(tasks.getVariables(later.getId()))
                .as("only the field named for routing")
                .containsEntry("byCar", "YES")
                .doesNotContainValue("Zierikzee");
        OpenForm shown = taskForms.open(later.getId(), Actor.SYSTEM);
        assertThat(shown.values()).containsEntry("askTravelWishes_from", "Zierikzee");
    }

    @Test
    void validatesAnswersAgainstTheFormAsDeployed() throws IOException {
        deploy("TravelWishesProcess.bpmn", "AskTravelWishes.form", "ReadTravelWishes.form");
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        runtime.startProcessInstanceByKey(
                "TravelWishesProcess",
                candidate.reference(),
                Facts.aboutEnrolment(candidate.id(), candidate.editionId()));

        assertThatThrownBy(() -> answer(candidate, "Task_AskTravelWishes", Map.of("byCar", "MAYBE")))
                .isInstanceOf(FormRejected.class);
        assertThat(openTasks(candidate, "Task_AskTravelWishes")).hasSize(1);
    }

    @Test
    void anAnswerThatGatewaysAskForMayStayOpen() throws IOException {
        String optional = new ClassPathResource("without-code/AskTravelWishes.form")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("\"required\": true", "\"required\": false");
        deploy("TravelWishesProcess.bpmn", "AskTravelWishes.form", "ReadTravelWishes.form");
        repository
                .createDeployment()
                .name("without code")
                .addString("AskTravelWishes.form", optional)
                .deploy();
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        runtime.startProcessInstanceByKey(
                "TravelWishesProcess",
                candidate.reference(),
                Facts.aboutEnrolment(candidate.id(), candidate.editionId()));

        answer(candidate, "Task_AskTravelWishes", Map.of("from", "Zierikzee"));

        assertThat(tasks.getVariables(
                        onlyTask(candidate, "Task_ReadTravelWishes").getId()))
                .containsEntry("byCar", null);
    }

    @Test
    void refusesAFormThatThePortalCannotShow() {
        assertThatThrownBy(() -> deploy("UploadSomething.form"))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("UploadSomething.form")
                .hasMessageContaining("filepicker");
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName("without code")
                        .count())
                .isZero();
    }

    private void deploy(String... files) throws IOException {
        var deployment = repository.createDeployment().name("without code");
        for (String file : files) {
            deployment.addInputStream(file, new ClassPathResource("without-code/" + file).getInputStream());
        }
        deployment.deploy();
    }
}
