package nl.kring.portal;

import java.util.Arrays;
import java.util.List;
import nl.kring.enrolment.EnrolmentStatus;
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

    /** @param state {@code done}, {@code now} or {@code ahead} */
    record Step(Stage stage, String state) {}

    /** All stages with how far the enrolment is; empty for one that ended on the way. */
    static List<Step> of(EnrolmentStatus status, boolean evaluating) {
        if (status == EnrolmentStatus.COMPLETED) {
            return steps(values().length);
        }
        Stage now = now(status, evaluating);
        return now == null ? List.of() : steps(now.ordinal());
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

    private static List<Step> steps(int now) {
        return Arrays.stream(values())
                .map(stage ->
                        new Step(stage, stage.ordinal() < now ? "done" : stage.ordinal() == now ? "now" : "ahead"))
                .toList();
    }
}
