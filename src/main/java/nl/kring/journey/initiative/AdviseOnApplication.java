package nl.kring.journey.initiative;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.form.Answers;
import nl.kring.initiative.Supporting;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A facilitator of the academy advises on supporting a network. */
@Component
class AdviseOnApplication implements TaskForm {

    private final Supporting supporting;
    private final InitiativeAtHand atHand;

    AdviseOnApplication(Supporting supporting, InitiativeAtHand atHand) {
        this.supporting = supporting;
        this.atHand = atHand;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return atHand.facts(atHand.of(task));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        Set<String> needed = new HashSet<>(Supporting.FACTORS);
        needed.addAll(Set.of("advice", "reason"));
        return needed;
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        supporting.advise(
                atHand.of(task).id(),
                answers.yes("advice"),
                answers.text("reason"),
                Supporting.FACTORS.stream().collect(Collectors.toMap(Function.identity(), answers::choice)),
                task.actor().name());
        return Map.of();
    }
}
