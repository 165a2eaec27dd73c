package nl.kring.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.form.FormSubmission.Source;
import nl.kring.form.FormSubmission.Subject;
import nl.kring.identity.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@KringTest
class FormSubmissionsTests {

    private static final Actor NOOR = Actor.candidate("noor@example.org", "Noor Vos");

    @Autowired
    private FormSubmissions submissions;

    private final UUID enrolment = UUID.randomUUID();
    private final UUID edition = UUID.randomUUID();
    private final Subject subject = new Subject(enrolment, edition, null);

    private static Source task(String key) {
        return new Source(key, 3, "Task_" + key, UUID.randomUUID().toString());
    }

    @Test
    void keepsAnswersAsTheyWere() {
        Answers answers = Answers.of(
                Map.of("rating", new BigDecimal("8.5"), "who", List.of("p1"), "ok", true, "name", "Zoë 👩🏽‍🏫 \\ \""),
                Map.of("who", Map.of("p1", "Sam")));

        submissions.store(task("RateSession"), subject, NOOR, answers);

        FormSubmission kept = submissions.ofEnrolment(enrolment).get(0);
        assertThat(kept.answers().number("rating")).isEqualByComparingTo("8.5");
        assertThat(kept.answers().choices("who")).containsExactly("p1");
        assertThat(kept.answers().labels()).isEqualTo(Map.of("who", Map.of("p1", "Sam")));
        assertThat(kept.answers().flag("ok")).isTrue();
        assertThat(kept.answers().text("name")).isEqualTo("Zoë 👩🏽‍🏫 \\ \"");
        assertThat(kept.submittedBy()).isEqualTo(NOOR);
        assertThat(kept.formVersion()).contains(3);
        assertThat(kept.sessionId()).isEmpty();
    }

    @Test
    void findsTheLatestAnswersToATask() {
        submissions.store(task("Decide"), subject, NOOR, Answers.of(Map.of("decision", "DOUBT")));
        submissions.store(task("Decide"), subject, NOOR, Answers.of(Map.of("decision", "YES")));
        submissions.store(task("Other"), subject, NOOR, Answers.of(Map.of("decision", "NO")));

        assertThat(submissions.latest(enrolment, "Task_Decide").orElseThrow().choice("decision"))
                .isEqualTo("YES");
        assertThat(submissions.latest(UUID.randomUUID(), "Task_Decide")).isEmpty();
        assertThat(submissions.ofEnrolment(enrolment))
                .extracting(submission -> submission.answers().choice("decision"))
                .containsExactly("DOUBT", "YES", "NO");
        assertThat(submissions.ofEdition(edition, "Task_Decide")).hasSize(2);
        assertThat(submissions.ofSession(UUID.randomUUID(), "Task_Decide")).isEmpty();
    }

    @Test
    void aTaskIsAnsweredOnce() {
        Source task = task("Once");
        submissions.store(task, subject, NOOR, Answers.of(Map.of()));

        assertThatThrownBy(() -> submissions.store(task, subject, NOOR, Answers.of(Map.of())))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void keepsPublicFormsWithoutATask() {
        submissions.store(Source.publicForm("EnrolInterest"), subject, NOOR, Answers.of(Map.of("a", "1")));
        submissions.store(Source.publicForm("EnrolInterest"), subject, NOOR, Answers.of(Map.of("a", "2")));

        assertThat(submissions.ofEnrolment(enrolment)).hasSize(2);
    }
}
