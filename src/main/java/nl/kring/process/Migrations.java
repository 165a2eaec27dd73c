package nl.kring.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.identity.Actor;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.jspecify.annotations.Nullable;

/** Moves what runs by one version of a process to another one, after showing for each what would come of it. */
public interface Migrations {

    /** What would come of everything that runs by the first version. Changes nothing. */
    List<Prospect> preview(ProcessModel from, ProcessModel to);

    /**
     * Moves instances, one after the other, in the background. What cannot be moved stays as it was.
     *
     * @param instances their ids; each runs by the first version
     * @return the number under which to ask how far it is
     * @throws ChangedMeanwhile when one of them does not run by the first version any more; then nothing is moved
     * @throws NothingInCommon when no step of the one version is a step of the other
     */
    String start(ProcessModel from, ProcessModel to, Set<String> instances, Actor by);

    /** How far a migration is; empty when there is none of that number. */
    Optional<Progress> progress(String migration);

    /** The migrations of a process, the latest first. */
    List<Progress> migrationsOf(String key);

    /**
     * @param reference of the enrolment or edition it is about; its own id where it has none
     * @param steps the names of the steps it is in now; they are the same after the migration
     * @param obstacles why it cannot be moved; empty when it can
     */
    record Prospect(String instanceId, String reference, List<String> steps, List<Obstacle> obstacles) {

        public boolean moves() {
            return obstacles.isEmpty();
        }
    }

    /**
     * @param step where it cannot go on; null where it is about the whole
     * @param gone whether the other version does not have the step
     * @param reason in the engine's words
     */
    record Obstacle(@Nullable String step, boolean gone, String reason) {}

    /**
     * @param failed how many could not be moved when their turn came; they stay as they were
     * @param endedAt null while some are still to be moved or could not be moved
     */
    record Progress(
            String migration,
            String key,
            int from,
            int to,
            String by,
            Instant startedAt,
            @Nullable Instant endedAt,
            long total,
            long moved,
            long failed) {}

    /** Something was moved or ended since the preview was looked at; nothing was changed. */
    final class ChangedMeanwhile extends RuntimeException {}

    /** The versions have no step in common. */
    final class NothingInCommon extends RuntimeException {}
}
