package nl.kring.journey.intake;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.form.Answers;
import nl.kring.form.TaskForms;
import nl.kring.journey.Facts;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A coordinator calls a candidate who stays silent: silence never refuses anybody. */
@Component
class CallCandidate implements TaskForm {

    private final TaskForms taskForms;

    CallCandidate(@Lazy TaskForms taskForms) {
        this.taskForms = taskForms;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        String waitingFor = taskForms.openFor(task.enrolmentId()).stream()
                .map(TaskForms.TaskSummary::name)
                .collect(Collectors.joining(", "));
        return Map.of("openTask", waitingFor);
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("stillInterested");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        return Map.of(Facts.STILL_INTERESTED, answers.yes("stillInterested"));
    }
}
