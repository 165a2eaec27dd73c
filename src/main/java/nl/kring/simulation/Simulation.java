package nl.kring.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A simulation, running or ended.
 *
 * @param title of the programme and the edition
 * @param progress null before it has begun to play
 * @param failure why it failed; null unless it did
 * @param failureDetail in words, for whoever knows what they mean; empty where there are none
 * @param endedAt null while it runs
 */
public record Simulation(
        UUID id,
        String programme,
        String title,
        Plan plan,
        String startedBy,
        Instant startedAt,
        State state,
        boolean cancelAsked,
        @Nullable Progress progress,
        @Nullable Failure failure,
        String failureDetail,
        @Nullable Instant endedAt) {

    /** Where a simulation stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** Why a simulation came to nothing. */
    public enum Failure {
        /** The database's user may not create databases; the detail is its name. */
        NO_RIGHT,
        /** It took longer than it may. */
        TIME_LIMIT,
        /** The application that watched over it has ended. */
        LEFT_BEHIND,
        /** It could not be played; the detail is the error. */
        ERROR
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /**
     * What was chosen.
     *
     * @param kickOff the day on which the edition starts
     * @param like the title of the edition whose dates and places it has; null where it follows the programme
     * @param versions of all processes, by their keys
     */
    public record Plan(LocalDate kickOff, @Nullable String like, Map<String, Integer> versions, Crowd crowd) {}
}
