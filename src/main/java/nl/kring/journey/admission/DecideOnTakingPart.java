package nl.kring.journey.admission;

import java.util.Map;
import java.util.Set;
import nl.kring.admission.Admission;
import nl.kring.admission.Verdict;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The candidate decides, without knowing what the organiser decides. */
@Component
class DecideOnTakingPart implements TaskForm {

    private final Admission admission;
    private final Verdicts verdicts;

    DecideOnTakingPart(Admission admission, Verdicts verdicts) {
        this.admission = admission;
        this.verdicts = verdicts;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of("decisions", verdicts.toChooseFrom(admission.current(task.enrolmentId())));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("decision", "reason");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        admission.decideForCandidate(
                task.enrolmentId(), Verdict.valueOf(answers.choice("decision")), answers.text("reason"));
        return Map.of();
    }
}
