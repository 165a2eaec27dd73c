package nl.kring.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.ProgrammeDefinition;
import org.jspecify.annotations.Nullable;

/** The stages of the journey as a candidate sees them. */
enum Stage {
    CONFIRM,
    PLACE,
    INTAKE,
    DECISION,
    KICK_OFF,
    YEAR,
    EVALUATION;

    /**
     * @param state {@code done}, {@code now} or {@code ahead}
     * @param name as the programme calls it; null where it has the usual name
     */
    record Step(Stage stage, String state, @Nullable LocalizedText name) {}

    /**
     * The stages with how far the enrolment is; empty for one that ended on the way.
     *
     * @param shown those of the programme, by their names in it; null for all, by their usual names
     */
    static List<Step> of(
            EnrolmentStatus status, boolean evaluating, @Nullable Map<ProgrammeDefinition.Step, LocalizedText> shown) {
        if (status == EnrolmentStatus.COMPLETED) {
            return steps(values().length, shown);
        }
        Stage now = now(status, evaluating);
        return now == null ? List.of() : steps(now.ordinal(), shown);
    }

    private static @Nullable Stage now(EnrolmentStatus status, boolean evaluating) {
        return switch (status) {
            case RECEIVED -> CONFIRM;
            case CONFIRMED, WAITING, OFFERED -> PLACE;
            case INTAKE -> INTAKE;
            case DECIDING -> DECISION;
            case ADMITTED -> evaluating ? EVALUATION : KICK_OFF;
            case CONTRACTED -> evaluating ? EVALUATION : YEAR;
            default -> null;
        };
    }

    private static List<Step> steps(int now, @Nullable Map<ProgrammeDefinition.Step, LocalizedText> shown) {
        if (shown == null) {
            return Arrays.stream(values())
                    .map(stage -> new Step(stage, state(stage, now), null))
                    .toList();
        }
        List<Step> steps = new ArrayList<>();
        for (Stage stage : values()) {
            LocalizedText name = shown.get(ProgrammeDefinition.Step.valueOf(stage.name()));
            if (name != null) {
                steps.add(new Step(stage, state(stage, now), name));
            }
        }
        return steps;
    }

    private static String state(Stage stage, int now) {
        return stage.ordinal() < now ? "done" : stage.ordinal() == now ? "now" : "ahead";
    }
}
