package nl.kring.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.form.Answers;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormLibrary;
import nl.kring.form.FormSubmission;
import nl.kring.form.FormSubmissions;
import nl.kring.form.Option;
import nl.kring.form.QuestionAnswer;
import nl.kring.programme.Editions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the participants of an edition answered in the first-year evaluation, question by question as the form has them:
 * the mean of a score, how often each choice was made, and all remarks without names.
 */
@Service
@Transactional(readOnly = true)
public class EvaluationResults {

    /** The questionnaire's task and form. */
    private static final String TASK = "Task_FillInEvaluation";

    private static final String STEP = "fillInEvaluation";
    private static final String FORM = "FillInEvaluation";

    private final FormSubmissions submissions;
    private final FormLibrary library;
    private final Editions editions;

    EvaluationResults(FormSubmissions submissions, FormLibrary library, Editions editions) {
        this.submissions = submissions;
        this.library = library;
        this.editions = editions;
    }

    public int responses(UUID editionId) {
        return submissions.ofEdition(editionId, TASK).size();
    }

    public List<QuestionAnswer> of(UUID editionId, Locale locale) {
        List<Answers> answers = submissions.ofEdition(editionId, TASK).stream()
                .map(FormSubmission::answers)
                .toList();
        return library.find(editions.get(editionId).definition().formFor(STEP, FORM))
                .map(form -> form.schema().fields().stream()
                        .map(field -> new QuestionAnswer(field.label().in(locale), summary(field, answers, locale)))
                        .toList())
                .orElse(List.of());
    }

    private static String summary(Field field, List<Answers> all, Locale locale) {
        List<Answers> given = all.stream().filter(a -> a.has(field.key())).toList();
        if (given.isEmpty()) {
            return "-";
        }
        if (isScore(field)) {
            double mean = given.stream()
                    .mapToInt(a -> Integer.parseInt(a.choice(field.key())))
                    .average()
                    .orElseThrow();
            return String.format(locale, "%.1f (%d)", mean, given.size());
        }
        if (!field.options().isEmpty()) {
            Map<String, Long> counts = given.stream()
                    .map(a -> a.choice(field.key()))
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
            return field.options().stream()
                    .filter(option -> counts.containsKey(option.value()))
                    .map(option -> option.label().in(locale) + ": " + counts.get(option.value()))
                    .collect(Collectors.joining("; "));
        }
        return given.stream().map(a -> "“" + a.text(field.key()) + "”").collect(Collectors.joining(" "));
    }

    private static boolean isScore(Field field) {
        return !field.options().isEmpty()
                && field.options().stream().map(Option::value).allMatch(value -> value.matches("\\d+"));
    }
}
