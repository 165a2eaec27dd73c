package nl.kring.journey.admission;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.admission.Admission;
import nl.kring.admission.DecisionRound;
import nl.kring.admission.Verdict;
import nl.kring.form.Answers;
import nl.kring.intake.Intakes;
import nl.kring.journey.ReviewFacts;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A facilitator decides for the organiser, without knowing what the candidate decides. */
@Component
class DecideOnAdmission implements TaskForm {

    private final Admission admission;
    private final Intakes intakes;
    private final ReviewFacts reviewFacts;
    private final Verdicts verdicts;

    DecideOnAdmission(Admission admission, Intakes intakes, ReviewFacts reviewFacts, Verdicts verdicts) {
        this.admission = admission;
        this.intakes = intakes;
        this.reviewFacts = reviewFacts;
        this.verdicts = verdicts;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        DecisionRound round = admission.current(task.enrolmentId());
        return Map.of(
                "advice", reviewFacts.advice(task.enrolmentId()),
                "report",
                        Objects.requireNonNullElse(
                                intakes.get(task.enrolmentId()).report(), ""),
                "round", round.round(),
                "decisions", verdicts.toChooseFrom(round));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("decision", "reason");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        admission.decideForOrganiser(
                task.enrolmentId(),
                Verdict.valueOf(answers.choice("decision")),
                answers.text("reason"),
                task.actor().name());
        return Map.of();
    }
}
