package nl.kring.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kring.identity.Actor;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.jspecify.annotations.Nullable;

/** Moves what runs by one version of a process to another one, after showing for each what would come of it. */
public interface Migrations {

    /** The steps where somebody is now and which the other version does not have, or has as another kind of step. */
    List<GoneStep> gone(ProcessModel from, ProcessModel to);

    /** What would come of everything that runs by the first version. Changes nothing. */
    List<Prospect> preview(Route route);

    /**
     * Moves instances, one after the other, in the background. What cannot be moved stays as it was.
     *
     * @param instances their ids; each runs by the first version
     * @return the number under which to ask how far it is
     * @throws ChangedMeanwhile when one of them does not run by the first version any more; then nothing is moved
     * @throws NothingInCommon when no step of the one version leads to one of the other
     */
    String start(Route route, Set<String> instances, Actor by);

    /** How far a migration is; empty when there is none of that number. */
    Optional<Progress> progress(String migration);

    /** The migrations of a process, the latest first. */
    List<Progress> migrationsOf(String key);

    /**
     * From which version to which; every step goes to the step of the same id.
     *
     * @param elsewhere for a {@link GoneStep}: the step of the other version where whoever is there goes on, by their ids
     */
    record Route(ProcessModel from, ProcessModel to, Map<String, String> elsewhere) {

        public Route {
            elsewhere = Map.copyOf(elsewhere);
        }

        public static Route between(ProcessModel from, ProcessModel to) {
            return new Route(from, to, Map.of());
        }
    }

    /**
     * @param count how many are there now
     * @param successors the steps of the other version where they could go on: those of the same kind
     */
    record GoneStep(String element, String name, long count, List<Successor> successors) {}

    /** A step of the other version. */
    record Successor(String element, String name) {}

    /**
     * @param reference of the enrolment or edition it is about; its own id where it has none
     * @param steps the names of the steps it is in now
     * @param next the names of the steps it would be in; the same, unless they have another name there or it goes elsewhere
     * @param obstacles why it cannot be moved; empty when it can
     */
    record Prospect(
            String instanceId, String reference, List<String> steps, List<String> next, List<Obstacle> obstacles) {

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
     * @param elsewhere as in the {@link Route} by which they are moved
     * @param failed how many could not be moved when their turn came; they stay as they were
     * @param endedAt null while some are still to be moved or could not be moved
     */
    record Progress(
            String migration,
            String key,
            int from,
            int to,
            Map<String, String> elsewhere,
            String by,
            Instant startedAt,
            @Nullable Instant endedAt,
            long total,
            long moved,
            long failed) {}

    /** Something was moved or ended since the preview was looked at; nothing was changed. */
    final class ChangedMeanwhile extends RuntimeException {}

    /** No step of the one version leads to one of the other. */
    final class NothingInCommon extends RuntimeException {}
}
