package nl.kring.journey.evaluation;

import java.util.Map;
import java.util.Set;
import nl.kring.evaluation.Evaluating;
import nl.kring.evaluation.EvaluationResults;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A facilitator discusses the results with the group and records the conclusions. */
@Component
class DiscussResults implements TaskForm {

    private final Evaluating evaluating;
    private final EvaluationResults results;

    DiscussResults(Evaluating evaluating, EvaluationResults results) {
        this.evaluating = evaluating;
        this.results = results;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of("results", results.of(task.editionId(), LocaleContextHolder.getLocale()));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("conclusions");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        evaluating.conclude(task.editionId(), answers.text("conclusions"));
        return Map.of();
    }
}
