package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.form.FormRejected;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

class FirstYearEvaluationProcessTest extends JourneyTest {

    private static final Map<String, Object> QUESTIONNAIRE = Map.of(
            "roleView", "4",
            "shapingFunction", "5",
            "dilemmas", "3",
            "qualitiesAndPitfalls", "4",
            "control", "4",
            "circle", "5",
            "mostValuable", "De openheid",
            "continueWish", "YES");

    @Test
    void aGroupThatGoesOnGetsANextEdition() {
        Edition edition = anOpenEdition();
        List<Enrolment> people = List.of(anAdmittedCandidate(edition), anAdmittedCandidate(edition));
        theYearIsOver(edition);
        people.forEach(person -> {
            assertThat(lettersAbout(person)).endsWith("EVALUATION_INVITATION");
            answer(person, "Task_FillInEvaluation", QUESTIONNAIRE);
        });

        discuss(edition);
        LocalDate next = clock.today().plusWeeks(20);
        answerAs(
                COORDINATOR,
                editionTask(edition, "Task_DecideOnContinuation"),
                Map.of(
                        "continuation", "CONTINUE",
                        "form", "MIXED",
                        "frequency", "4",
                        "nextStartsOn", next.toString(),
                        "reason", "Iedereen wil door"));
        timeMachine.settle();

        assertThat(endsOf(edition)).contains("EndEvent_Continued");
        for (Enrolment person : people) {
            assertThat(statusOf(person)).isEqualTo(EnrolmentStatus.COMPLETED);
            var certificate =
                    mailbox.attachments(letter(person, MailTemplate.CERTIFICATE).id());
            assertThat(certificate).singleElement().satisfies(file -> {
                assertThat(file.contentType()).isEqualTo("application/pdf");
                assertThat(new String(file.content(), 0, 5, StandardCharsets.ISO_8859_1))
                        .isEqualTo("%PDF-");
            });
            assertThat(letter(person, MailTemplate.NEXT_YEAR).letter().text()).contains("Iedereen wil door");
        }
        assertThat(editions.get(edition.id()).status(clock.instant())).isEqualTo(Edition.Status.ENDED);
        assertThat(editions.findByProgrammeIdOrderByEnrolmentOpensAt(
                        edition.programme().id()))
                .anySatisfy(planned -> {
                    assertThat(planned.startsAt().toLocalDate()).isEqualTo(next);
                    assertThat(planned.title()).isEqualTo(Edition.titleFor(next));
                });
    }

    @Test
    void aGroupThatStopsHearsWhy() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        theYearIsOver(edition);
        answer(participant, "Task_FillInEvaluation", QUESTIONNAIRE);
        discuss(edition);

        answerAs(
                COORDINATOR,
                editionTask(edition, "Task_DecideOnContinuation"),
                Map.of("continuation", "STOP", "reason", "De kring is rond"));
        timeMachine.settle();

        assertThat(endsOf(edition)).contains("EndEvent_Ended");
        assertThat(statusOf(participant)).isEqualTo(EnrolmentStatus.COMPLETED);
        assertThat(lettersAbout(participant)).contains("CERTIFICATE");
        assertThat(letter(participant, MailTemplate.NETWORK_ENDED).letter().text())
                .contains("De kring is rond");
        assertThat(editions.get(edition.id()).status(clock.instant())).isEqualTo(Edition.Status.ENDED);
    }

    @Test
    void lateQuestionnairesCloseByThemselves() {
        Edition edition = anOpenEdition();
        Enrolment prompt = anAdmittedCandidate(edition);
        Enrolment late = anAdmittedCandidate(edition);
        theYearIsOver(edition);
        answer(prompt, "Task_FillInEvaluation", QUESTIONNAIRE);
        Task questionnaire = onlyTask(late, "Task_FillInEvaluation");

        passTime(Duration.ofDays(8));
        assertThat(lettersAbout(questionnaire, late.email())).containsExactly("TASK_REMINDER");
        passTime(Duration.ofDays(14));

        assertThat(openTasks(late, "Task_FillInEvaluation")).isEmpty();
        String results = shown(editionTask(edition, "Task_DiscussResults"), FACILITATOR, "results");
        assertThat(results).contains("De openheid").contains("5,0 (1)").doesNotContain(prompt.name());
    }

    @Test
    void goingOnNeedsAFirstDateToCome() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        theYearIsOver(edition);
        answer(participant, "Task_FillInEvaluation", QUESTIONNAIRE);
        discuss(edition);

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> answerAs(
                        COORDINATOR,
                        editionTask(edition, "Task_DecideOnContinuation"),
                        Map.of(
                                "continuation", "CONTINUE",
                                "form", "SAME",
                                "frequency", "4",
                                "nextStartsOn", clock.today().toString(),
                                "reason", "Door")))
                .satisfies(
                        rejected -> assertThat(rejected.errors().get(0).field()).isEqualTo("nextStartsOn"));
        assertThat(evaluations.get(edition.id()).continuation()).isNull();
    }

    /** As the process of the last meeting starts the evaluation. */
    private void theYearIsOver(Edition edition) {
        runtime.startProcessInstanceByKey(Models.FIRST_YEAR_EVALUATION, Facts.aboutEdition(edition.id()));
    }

    private void discuss(Edition edition) {
        answerAs(
                FACILITATOR,
                editionTask(edition, "Task_DiscussResults"),
                Map.of("conclusions", "De groep is hecht geworden"));
        assertThat(evaluations.get(edition.id()).conclusions()).isEqualTo("De groep is hecht geworden");
    }
}
