package nl.kring.journey.engagement;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.engagement.CycleAgreements;
import nl.kring.engagement.CycleAgreements.Goal;
import nl.kring.engagement.CycleAgreements.Kind;
import nl.kring.engagement.CycleAgreements.Minimum;
import nl.kring.engagement.Cycles;
import nl.kring.engagement.Domain;
import nl.kring.engagement.Steering;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Planning;
import org.springframework.stereotype.Component;

/** The steering group agrees on a cycle, or that there is none. */
@Component
class AgreeOnCycle implements TaskForm {

    private static final int NO_NEXT_CYCLE = 0;

    private final Steering steering;
    private final Cycles cycles;
    private final Planning planning;
    private final Refusals refusals;
    private final InstrumentWording wording;

    AgreeOnCycle(Steering steering, Cycles cycles, Planning planning, Refusals refusals, InstrumentWording wording) {
        this.steering = steering;
        this.cycles = cycles;
        this.planning = planning;
        this.refusals = refusals;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Map<String, Object> values = new HashMap<>();
        values.put("earlier", wording.text("firstCycle"));
        cycles.findById(task.editionId()).ifPresent(cycle -> {
            CycleAgreements before = cycle.agreed();
            values.put("earlier", wording.text("carriedOver"));
            values.put("cycleKind", before.kind().name());
            values.put("goals", names(before.goals()));
            values.put("moment", before.moment());
            values.put("repeatAfterMonths", Objects.requireNonNullElse(before.repeatAfterMonths(), NO_NEXT_CYCLE));
            values.put("passiveAcceptable", yes(before.minimum().passiveAcceptable()));
            values.put("active", before.minimum().active());
            values.put("proactive", before.minimum().proactive());
            values.put("equalAttention", yes(before.equalAttention()));
            values.put("focus", before.equalAttention() ? List.of() : names(before.focus()));
            values.put("remindBeforeDays", before.remindBeforeDays());
        });
        return values;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of(
                "goesAhead",
                "cycleKind",
                "moment",
                "repeatAfterMonths",
                "remindBeforeDays",
                "active",
                "proactive",
                "passiveAcceptable",
                "equalAttention");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        if (!answers.yes("goesAhead")) {
            String reason = answers.optionalText("reason").orElseThrow(() -> refusals.of("reason", "reason"));
            planning.noGo(task.editionId(), reason, task.actor().name());
            return Map.of(Facts.CYCLE_GOES_AHEAD, false);
        }
        int months = answers.integer("repeatAfterMonths");
        CycleAgreements agreed = new CycleAgreements(
                Kind.valueOf(answers.choice("cycleKind")),
                answers.choices("goals").stream().map(Goal::valueOf).collect(Collectors.toSet()),
                answers.text("moment"),
                months == NO_NEXT_CYCLE ? null : months,
                minimum(answers),
                focus(answers),
                answers.integer("remindBeforeDays"));
        steering.agree(task.editionId(), agreed);
        planning.go(task.editionId(), agreed.moment(), task.actor().name());
        return Map.of(
                Facts.CYCLE_GOES_AHEAD,
                true,
                Facts.SEVERAL_BOARDS,
                agreed.kind() == Kind.PARTNERSHIP,
                Facts.QUALITY_ASKED,
                agreed.goals().contains(Goal.QUALITY));
    }

    private Minimum minimum(Answers answers) {
        int active = answers.integer("active");
        int proactive = answers.integer("proactive");
        if (proactive > active) {
            throw refusals.of("proactive", "proactive");
        }
        return new Minimum(answers.yes("passiveAcceptable"), active, proactive);
    }

    private Set<Domain> focus(Answers answers) {
        Set<Domain> all = EnumSet.allOf(Domain.class);
        if (answers.yes("equalAttention")) {
            return all;
        }
        Set<Domain> focus =
                answers.choices("focus").stream().map(Domain::valueOf).collect(Collectors.toSet());
        if (focus.isEmpty() || focus.equals(all)) {
            throw refusals.of("focus", "focus");
        }
        return focus;
    }

    private static List<String> names(Set<? extends Enum<?>> chosen) {
        return chosen.stream().map(Enum::name).sorted().toList();
    }

    private static String yes(boolean is) {
        return is ? "YES" : "NO";
    }
}
