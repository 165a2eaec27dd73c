package nl.kring.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.identity.Actor;
import nl.kring.process.Migrations.Prospect;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.jspecify.annotations.Nullable;

/** Puts processes, decisions and forms live, and tells what went live before. */
public interface Deployments {

    /** The source of what came with the application. */
    String SHIPPED = "kring";

    /** What a deployment brings. */
    enum Kind {
        PROCESS,
        DECISION,
        FORM
    }

    /**
     * What putting files live would do; nothing is live yet.
     *
     * @param findings errors and warnings
     * @param changes what would get a new version, by kind and id
     * @param state of what is live now: for {@link #putLive}
     */
    record Check(List<Finding> findings, List<Change> changes, String state) {

        public Check {
            findings = List.copyOf(findings);
            changes = List.copyOf(changes);
        }

        public List<Finding> errors() {
            return findings.stream().filter(Finding::isError).toList();
        }

        public List<Finding> warnings() {
            return findings.stream().filter(finding -> !finding.isError()).toList();
        }

        public boolean canGoLive() {
            return errors().isEmpty() && changes.stream().anyMatch(change -> !change.same());
        }
    }

    /**
     * @param from the version in force, null where there is none
     * @param same whether the file is the same as what is in force, so that nothing would change
     * @param running how many instances run in some version of the process; 0 for decisions and forms
     */
    record Change(
            Kind kind,
            String id,
            String name,
            String file,
            @Nullable Integer from,
            boolean same,
            long running) {

        /** The version it would get. */
        public int to() {
            return from == null ? 1 : from + 1;
        }
    }

    /**
     * What putting files live means for what runs by a version: nothing, until somebody moves it.
     *
     * @param to the version that there would be
     * @param prospects what would come of each if it were moved
     */
    record Effect(ProcessModel from, ProcessModel to, List<Prospect> prospects) {

        public Effect {
            prospects = List.copyOf(prospects);
        }

        public List<Prospect> moving() {
            return prospects.stream().filter(Prospect::moves).toList();
        }

        public List<Prospect> stuck() {
            return prospects.stream().filter(prospect -> !prospect.moves()).toList();
        }
    }

    /**
     * A deployment that was made.
     *
     * @param by whoever deployed it; null where it is not known any more, and for what came with the application
     * @param shipped whether it came with the application
     */
    record Deployed(
            String id, String name, Instant at, @Nullable String by, boolean shipped, List<Part> parts) {

        public Deployed {
            parts = List.copyOf(parts);
        }
    }

    /** @param version as it was counted when it went live */
    record Part(Kind kind, String id, String name, String file, int version, boolean inForce) {}

    /** Somebody deployed something else since the check. */
    final class ChangedMeanwhile extends RuntimeException {}

    Check check(List<ModelFile> files);

    /** What it would mean for everything that runs, by process and version. Nothing is live yet. */
    List<Effect> effectOf(List<ModelFile> files);

    /**
     * Puts all files live together, or none.
     *
     * @param name of the deployment, for people
     * @param seen the state that the check told
     * @throws DeploymentRefused when they have errors
     * @throws ChangedMeanwhile when what is live is not as it was when they were checked
     */
    void putLive(String name, List<ModelFile> files, String seen, Actor by);

    /** All deployments, newest first. */
    List<Deployed> all();

    Optional<Deployed> find(String id);

    /** The files of a deployment, as they were then. */
    List<ModelFile> filesOf(String id);
}
