package nl.kring.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has changed in the course of a network: the competence scan of the intake and the baseline of the first months, held
 * against the latest time that the same was asked, in a repeat or in the evaluation. Scores go from 1 to 5.
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

    /** The task in which participants are measured. */
    public static final String MEASUREMENT = "Task_FillInBaseline";

    private static final String BASELINE = "FillInBaseline";
    private static final String INTAKE = "Task_FillInIntakeForm";
    private static final String EVALUATION = "Task_FillInEvaluation";
    private static final String LABELS = "FillInNetworkEvaluation";

    private final FormLibrary library;
    private final FormValidator validator;
    private final FormSubmissions submissions;
    private final Enrolments enrolments;
    private final Enrolling enrolling;
    private final ApplicationEventPublisher events;

    NetworkChange(
            FormLibrary library,
            FormValidator validator,
            FormSubmissions submissions,
            Enrolments enrolments,
            Enrolling enrolling,
            ApplicationEventPublisher events) {
        this.library = library;
        this.validator = validator;
        this.submissions = submissions;
        this.enrolments = enrolments;
        this.enrolling = enrolling;
        this.events = events;
    }

    /**
     * A question with its score.
     *
     * @param before null while nobody has answered it
     * @param after null before the first repeat
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
        return submissions.latest(enrolmentId, MEASUREMENT).isPresent();
    }

    /**
     * Who has not been measured as often as an edition comes to.
     *
     * @param number of the measurement, 0 being the baseline
     */
    @Transactional(readOnly = true)
    public List<Enrolment> stillToMeasure(UUID editionId, int number) {
        return enrolments.participantsOf(editionId).stream()
                .filter(participant ->
                        measurements(participant.id(), MEASUREMENT).count() <= number)
                .toList();
    }

    private Stream<Answers> measurements(UUID enrolmentId, String... asked) {
        return submissions.ofEnrolment(enrolmentId).stream()
                .filter(given -> List.of(asked).contains(given.taskKey()))
                .map(FormSubmission::answers);
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
                    new FormSubmission.Source(form.schema().id(), form.version(), MEASUREMENT, null),
                    new FormSubmission.Subject(enrolmentId, member.editionId(), null),
                    Actor.candidate(member.email(), member.name()),
                    answers);
            events.publishEvent(new BaselineTaken(enrolmentId));
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
        return new Change(rows(people, COMPETENCES, INTAKE, locale), rows(people, ITEMS, MEASUREMENT, locale));
    }

    private List<Row> rows(List<UUID> people, List<String> questions, String first, Locale locale) {
        List<Row> rows = new ArrayList<>();
        for (String question : questions) {
            Double before = mean(people.stream().flatMap(person -> before(person, first, question)));
            Double after = mean(people.stream().flatMap(person -> latest(person, first, question)));
            if (before != null || after != null) {
                rows.add(new Row(label(question, locale), before, after));
            }
        }
        return rows;
    }

    private Stream<Integer> before(UUID person, String first, String question) {
        return scores(person, question, first).limit(1);
    }

    /** Of the repeats and the evaluation; none before these. */
    private Stream<Integer> latest(UUID person, String first, String question) {
        long measuredBefore = before(person, first, question).count();
        return scores(person, question, first, EVALUATION)
                .skip(measuredBefore)
                .reduce((earlier, later) -> later)
                .stream();
    }

    private Stream<Integer> scores(UUID person, String question, String... asked) {
        return measurements(person, asked)
                .filter(answers -> answers.has(question))
                .map(answers -> answers.integer(question));
    }

    private static @Nullable Double mean(Stream<Integer> scores) {
        OptionalDouble mean = scores.mapToInt(Integer::intValue).average();
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
