package nl.kring.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The process models that are deployed, in all their versions. */
public interface ProcessLibrary {

    /** The newest version of every process, by name. */
    List<ProcessModel> all();

    /**
     * A process in one version.
     *
     * @param version counts from 1; null for the newest
     */
    Optional<ProcessModel> find(String key, @Nullable Integer version);

    /** The versions of a process, the newest first; empty when there is no such process. */
    List<Version> versions(String key);

    /** The BPMN document, as it was deployed. */
    byte[] document(ProcessModel model);

    /** The tasks of candidates in a process, in the order of the document. */
    List<Asked> askedOfCandidates(ProcessModel model);

    /** What became different from the one version to the other, in the order of the drawing. */
    List<Difference> compare(ProcessModel before, ProcessModel after);

    /**
     * @param name as people read it, in Dutch
     * @param documentation what it does, in English; empty where the model says nothing
     */
    record ProcessModel(String id, String key, String name, int version, String documentation) {}

    /** A task, by its id in the model. */
    record Asked(String element, String name) {}

    /** @param running how many instances run by this version now */
    record Version(int number, Instant deployedAt, long running) {}

    /**
     * @param element the element's id in the model
     * @param name its label, before where it is gone; its id where it has none
     * @param what the properties that differ, each as written in the model; empty when it is new or gone
     */
    record Difference(Kind kind, String element, String name, List<Change> what) {

        /** Whether an element came, went, or is another than it was. */
        public enum Kind {
            ADDED,
            REMOVED,
            CHANGED
        }

        /** @param before empty where there was nothing; so is after where nothing is left */
        public record Change(String property, String before, String after) {}
    }
}
