package nl.kring.journey.engagement;

import java.util.Map;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The board says what came of an action point. */
@Component
class ReportOnActionPoint implements TaskForm {

    private final ActionPointReport report;

    ReportOnActionPoint(ActionPointReport report) {
        this.report = report;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return report.show(task.actionPointId());
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return ActionPointReport.NEEDS;
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        return report.submit(task.actionPointId(), answers);
    }
}
