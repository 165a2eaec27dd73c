package nl.kring.journey.engagement;

import java.util.Map;
import java.util.Set;
import nl.kring.engagement.ActionPlanning;
import nl.kring.engagement.Cycle.Improvement;
import nl.kring.engagement.Steering;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The steering group sets an improvement goal with actions. */
@Component
class SetImprovementGoal implements TaskForm {

    private static final int ROOM = 3;

    private final Steering steering;
    private final ActionPlanning planning;
    private final ActionPointFields fields;

    SetImprovementGoal(Steering steering, ActionPlanning planning, ActionPointFields fields) {
        this.steering = steering;
        this.planning = planning;
        this.fields = fields;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("domains", "role", "lines", "goal");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        planning.addForPartnership(task.editionId(), fields.read(answers, ROOM));
        steering.setImprovementGoal(
                task.editionId(),
                new Improvement(
                        answers.text("domains"), answers.text("role"), answers.text("lines"), answers.text("goal")));
        return Map.of();
    }
}
