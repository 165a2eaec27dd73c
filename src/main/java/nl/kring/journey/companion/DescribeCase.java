package nl.kring.journey.companion;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.companion.IntervisionRefused;
import nl.kring.companion.Intervisions;
import nl.kring.form.Answers;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The member whose case is central describes it for the others of the group. */
@Component
class DescribeCase implements TaskForm {

    private final Intervisions intervisions;
    private final Refusals refusals;

    DescribeCase(Intervisions intervisions, Refusals refusals) {
        this.intervisions = intervisions;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of(
                "startsAt",
                Objects.requireNonNull(intervisions.get(task.intervisionId()).startsAt()));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("caseText");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        try {
            intervisions.describe(task.intervisionId(), task.enrolmentId(), answers.text("caseText"));
        } catch (IntervisionRefused refused) {
            throw refusals.of("caseText", "intervision." + refused.reason().name());
        }
        return Map.of();
    }

    /** Only the group reads the case. */
    @Override
    public boolean isConfidential() {
        return true;
    }
}
