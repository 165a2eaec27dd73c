package nl.kring.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.form.FormLibrary;
import nl.kring.form.FormLibrary.DeployedForm;
import nl.kring.form.FormSchema;
import nl.kring.form.FormSubmission;
import nl.kring.form.FormSubmissions;
import nl.kring.form.FormValidator;
import nl.kring.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has changed in the course of a network: the competence scan of the intake and the baseline of the first months, held
 * against the same questions in the evaluation. Scores go from 1 to 5.
 */
@Service
@Transactional
public class NetworkChange {

    /** The five basic competences, as the intake and the evaluation ask for them. */
    static final List<String> COMPETENCES =
            List.of("visionTogether", "schoolAndWorld", "organisingForLearning", "learningStaff", "thinkingAhead");

    /** What the baseline and the evaluation ask about the network. */
    static final List<String> ITEMS = List.of(
            "rightTopics",
            "ownPractice",
            "competencesGrown",
            "usedInPractice",
            "atmosphere",
            "diversity",
            "cohesion",
            "ownDevelopment",
            "importanceForSchool");

    private static final String BASELINE = "FillInBaseline";
    private static final String INTAKE = "Task_FillInIntakeForm";
    private static final String EVALUATION = "Task_FillInEvaluation";
    private static final String LABELS = "FillInNetworkEvaluation";

    private final FormLibrary library;
    private final FormValidator validator;
    private final FormSubmissions submissions;
    private final Enrolments enrolments;
    private final Enrolling enrolling;

    NetworkChange(
            FormLibrary library,
            FormValidator validator,
            FormSubmissions submissions,
            Enrolments enrolments,
            Enrolling enrolling) {
        this.library = library;
        this.validator = validator;
        this.submissions = submissions;
        this.enrolments = enrolments;
        this.enrolling = enrolling;
    }

    /**
     * A question with its score.
     *
     * @param before null while nobody has answered it
     * @param after null before the evaluation
     */
    public record Row(
            String question,
            @Nullable Double before,
            @Nullable Double after) {}

    /** The questions about the competences and about the network. */
    public record Change(List<Row> competences, List<Row> network) {

        public boolean isEmpty() {
            return competences.isEmpty() && network.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public FormSchema baseline() {
        return deployed().schema();
    }

    private DeployedForm deployed() {
        return library.get(BASELINE);
    }

    @Transactional(readOnly = true)
    public boolean hasBaseline(UUID enrolmentId) {
        return submissions.latest(enrolmentId, BASELINE).isPresent();
    }

    /**
     * Keeps somebody's baseline; once it is kept, a second time changes nothing.
     *
     * @throws nl.kring.form.FormRejected when the answers do not fit the form
     */
    public void keepBaseline(UUID enrolmentId, Map<String, ? extends @Nullable Object> raw) {
        DeployedForm form = deployed();
        Answers answers = validator.validate(form.schema(), Map.of(), raw);
        Enrolment member = enrolling.alone(enrolmentId);
        if (!hasBaseline(enrolmentId)) {
            submissions.store(
                    new FormSubmission.Source(form.schema().id(), form.version(), BASELINE, null),
                    new FormSubmission.Subject(enrolmentId, member.editionId(), null),
                    Actor.candidate(member.email(), member.name()),
                    answers);
        }
    }

    /** Of one participant; without the questions that were never answered. */
    @Transactional(readOnly = true)
    public Change of(UUID enrolmentId, Locale locale) {
        return of(List.of(enrolmentId), locale);
    }

    /** The means of all who take part in an edition. */
    @Transactional(readOnly = true)
    public Change ofEdition(UUID editionId, Locale locale) {
        return of(
                enrolments.participantsOf(editionId).stream().map(Enrolment::id).toList(), locale);
    }

    private Change of(List<UUID> people, Locale locale) {
        return new Change(rows(people, COMPETENCES, INTAKE, locale), rows(people, ITEMS, BASELINE, locale));
    }

    private List<Row> rows(List<UUID> people, List<String> questions, String first, Locale locale) {
        List<Row> rows = new ArrayList<>();
        for (String question : questions) {
            Double before = mean(people, first, question);
            Double after = mean(people, EVALUATION, question);
            if (before != null || after != null) {
                rows.add(new Row(label(question, locale), before, after));
            }
        }
        return rows;
    }

    private @Nullable Double mean(List<UUID> people, String asked, String question) {
        OptionalDouble mean = people.stream()
                .map(person -> submissions.latest(person, asked))
                .flatMap(Optional::stream)
                .filter(answers -> answers.has(question))
                .mapToInt(answers -> answers.integer(question))
                .average();
        return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
    }

    private String label(String question, Locale locale) {
        return library.find(LABELS).stream()
                .flatMap(form -> form.schema().fields().stream())
                .filter(field -> Objects.equals(field.key(), question))
                .map(field -> field.label().in(locale))
                .findFirst()
                .orElse(question);
    }
}
