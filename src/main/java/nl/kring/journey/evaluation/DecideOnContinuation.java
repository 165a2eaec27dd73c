package nl.kring.journey.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.evaluation.Continuation;
import nl.kring.evaluation.Evaluating;
import nl.kring.evaluation.EvaluationResults;
import nl.kring.evaluation.Evaluations;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Editions;
import nl.kring.programme.OwnInvestment;
import nl.kring.programme.Planning;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A coordinator records whether the group goes on, in which form and how often. */
@Component
class DecideOnContinuation implements TaskForm {

    private final Evaluating evaluating;
    private final Evaluations evaluations;
    private final EvaluationResults results;
    private final Editions editions;
    private final Planning planning;
    private final Refusals refusals;
    private final Clock clock;

    DecideOnContinuation(
            Evaluating evaluating,
            Evaluations evaluations,
            EvaluationResults results,
            Editions editions,
            Planning planning,
            Refusals refusals,
            Clock clock) {
        this.evaluating = evaluating;
        this.evaluations = evaluations;
        this.results = results;
        this.editions = editions;
        this.planning = planning;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of(
                "asksInvestment", asksInvestment(task),
                "results", results.of(task.editionId(), LocaleContextHolder.getLocale()),
                "conclusions",
                        Objects.requireNonNullElse(
                                evaluations.get(task.editionId()).conclusions(), ""));
    }

    private boolean asksInvestment(TaskAtHand task) {
        return planning.asksOwnInvestment(editions.get(task.editionId()).programme());
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("continuation", "reason", "ownInvestment", "investmentSource");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        boolean goesOn = answers.choice("continuation").equals("CONTINUE");
        LocalDate nextStartsOn = answers.optionalDate("nextStartsOn").orElse(null);
        if (nextStartsOn != null && !nextStartsOn.isAfter(LocalDate.now(clock))) {
            throw refusals.of("nextStartsOn", "past");
        }
        evaluating.decide(
                task.editionId(),
                new Continuation(
                        goesOn,
                        answers.optionalChoice("form").orElse(null),
                        answers.optionalInteger("frequency").orElse(null),
                        nextStartsOn,
                        answers.text("reason"),
                        goesOn && asksInvestment(task)
                                ? new OwnInvestment(answers.number("ownInvestment"), answers.text("investmentSource"))
                                : null),
                task.actor().name());
        return Map.of(Facts.CONTINUES, goesOn);
    }
}
