package nl.kring.process;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.jspecify.annotations.Nullable;

/** Where everybody is in the processes, and how somebody got there. */
public interface LiveProcesses {

    /**
     * How many are in each step of a version now; steps where nobody is are left out, the one that waits longest comes first.
     *
     * @param editionId only what is about this edition; null for all
     */
    List<Standing> standing(ProcessModel model, @Nullable UUID editionId);

    /** The processes of an enrolment alone, in the order in which they began. */
    List<Path> pathsOf(String reference);

    /**
     * @param element the step's id in the model
     * @param called the key of the process that the step calls; null for other steps
     * @param oldestSince when whoever is there longest came
     */
    record Standing(String element, String name, @Nullable String called, long count, Instant oldestSince) {}

    /**
     * @param steps what has a label, in order; what is drawn without one only joins or parts the ways
     * @param endedAt null while it runs
     * @param outcome the name of the end that was reached; null while it runs, and where it was ended from outside
     */
    record Path(
            String instanceId,
            ProcessModel model,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            List<PathStep> steps) {}

    /**
     * @param leftAt null while it goes on
     * @param interrupted whether something else ended it, such as a deadline or a withdrawal
     */
    record PathStep(
            String element,
            String name,
            Instant enteredAt,
            @Nullable Instant leftAt,
            boolean interrupted) {}
}
