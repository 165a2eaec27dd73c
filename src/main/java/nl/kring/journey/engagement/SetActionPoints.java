package nl.kring.journey.engagement;

import java.util.List;
import java.util.Map;
import nl.kring.engagement.ActionPlanning;
import nl.kring.engagement.Comparison;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The board sets its action points. */
@Component
class SetActionPoints implements TaskForm {

    private static final int ROOM = 5;

    private final ActionPlanning planning;
    private final ActionPointFields fields;
    private final Comparison comparison;
    private final Enrolments enrolments;
    private final InstrumentWording wording;

    SetActionPoints(
            ActionPlanning planning,
            ActionPointFields fields,
            Comparison comparison,
            Enrolments enrolments,
            InstrumentWording wording) {
        this.planning = planning;
        this.fields = fields;
        this.comparison = comparison;
        this.enrolments = enrolments;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of(
                "positions",
                comparison
                        .position(enrolments.get(task.enrolmentId()))
                        .map(wording::byDomain)
                        .orElse(List.of()));
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        planning.addForBoard(task.enrolmentId(), fields.read(answers, ROOM));
        return Map.of();
    }
}
