package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.InterestForm;
import nl.kring.form.FormRejected;
import nl.kring.form.FormSubmissions;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** A programme has forms of its own, and as many meetings as it likes, without a process of its own. */
class ProgrammeFormsTest extends JourneyTest {

    private static final String FORM = "AskTravelWishes";

    @Autowired
    RepositoryService repository;

    @Autowired
    InterestForm interestForm;

    @Autowired
    FormSubmissions submissions;

    @AfterEach
    void takeTheFormAway() {
        repository
                .createDeploymentQuery()
                .deploymentName("own form")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aStepAsksWhatTheProgrammesOwnFormAsks() throws IOException {
        deployOwnForm();
        Edition edition =
                anOpenEditionOf("own-forms", yaml -> yaml.putObject("forms").put("fillInIntakeForm", FORM));
        Enrolment candidate = aConfirmedCandidate(edition);

        assertThatExceptionOfType(FormRejected.class).isThrownBy(() -> fillInIntakeForm(candidate));
        answer(candidate, "Task_FillInIntakeForm", Map.of("byCar", "NO", "from", "Zierikzee"));

        assertThat(submissions.ofEnrolment(candidate.id()))
                .singleElement()
                .satisfies(submission -> assertThat(submission.formId()).isEqualTo(FORM));
        assertThat(onlyTask(candidate, "Task_ChooseConversationTime")).isNotNull();
    }

    @Test
    void enrollingBeginsWithTheProgrammesOwnForm() {
        Edition own = anOpenEditionOf(
                "own-way-in", yaml -> yaml.putObject("forms").put("enrolInterest", "EnrolMunicipalSecretary"));

        assertThat(interestForm.schema(own.id()).id()).isEqualTo("EnrolMunicipalSecretary");
        assertThat(interestForm.schema(anOpenEdition().id()).id()).isEqualTo("EnrolInterest");
    }

    @Test
    void theSetUpIsRecordedForAsManyMeetingsAsThereAre() {
        Edition edition = anOpenEditionOf("six-meetings", yaml -> {
            ArrayNode planned = (ArrayNode) yaml.get("meetings");
            planned.add(planned.get(3).deepCopy()).add(planned.get(3).deepCopy());
        });
        anAdmittedCandidate(edition);
        kickOff(edition);
        Map<String, Object> agreed = setUp(edition);
        String last = "session" + (edition.meetings().size() - 1);

        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), agreed);

        assertThat(editions.get(edition.id()).meetings())
                .hasSize(6)
                .last()
                .extracting(Meeting::place)
                .isEqualTo(agreed.get(last + "Place"));
        assertThat(agreed).doesNotContainKey("session6Place");
    }

    private void deployOwnForm() throws IOException {
        repository
                .createDeployment()
                .name("own form")
                .addInputStream(
                        FORM + ".form", new ClassPathResource("without-code/" + FORM + ".form").getInputStream())
                .deploy();
    }
}
