package nl.kring.journey.engagement;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.engagement.ActionPlanning;
import nl.kring.engagement.BoardPosition;
import nl.kring.engagement.Comparison;
import nl.kring.engagement.Cycle;
import nl.kring.engagement.Cycles;
import nl.kring.engagement.MinimumPolicy;
import nl.kring.engagement.MinimumPolicy.Situation;
import nl.kring.engagement.Steering;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The steering group records what all boards agree on, in view of the minimum that was agreed. */
@Component
class RecordPlenaryAgreements implements TaskForm {

    private static final int ROOM = 3;

    private final Steering steering;
    private final Cycles cycles;
    private final Comparison comparison;
    private final ActionPlanning planning;
    private final ActionPointFields fields;
    private final InstrumentWording wording;

    RecordPlenaryAgreements(
            Steering steering,
            Cycles cycles,
            Comparison comparison,
            ActionPlanning planning,
            ActionPointFields fields,
            InstrumentWording wording) {
        this.steering = steering;
        this.cycles = cycles;
        this.comparison = comparison;
        this.planning = planning;
        this.fields = fields;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Cycle cycle = cycles.get(task.editionId());
        List<BoardPosition> boards = comparison.of(task.editionId());
        return Map.of(
                "check",
                wording.check(
                        MinimumPolicy.check(cycle.agreed(), boards, Situation.CURRENT),
                        MinimumPolicy.check(cycle.agreed(), boards, Situation.WANTED)),
                "plenary",
                Objects.requireNonNullElseGet(cycle.plenary(), () -> wording.text("nothing")));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("agreements");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        planning.addForPartnership(task.editionId(), fields.read(answers, ROOM));
        steering.recordAgreements(task.editionId(), answers.text("agreements"));
        return Map.of();
    }
}
