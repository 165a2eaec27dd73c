package nl.kring.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.process.ProcessLibrary;
import nl.kring.process.ProcessLibrary.ProcessModel;
import nl.kring.programme.Edition;
import nl.kring.programme.Programme;
import nl.kring.simulation.Simulation.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Plays editions forward: a chosen version of the processes, with invented people and a clock of its own, in a database that
 * is thrown away. Only the report is kept.
 */
@Service
public class Simulations {

    /** Set in an application that was started to play a script: the folder in which that is. */
    public static final String FOLDER_PROPERTY = "kring.simulation.folder";

    /** The files in that folder. */
    public static final String SCRIPT = "script.json";

    public static final String REPORT = "report.json";
    public static final String FAILURE = "failure.txt";

    /** Begins a line on which such an application says how far it is. */
    public static final String PROGRESS = "KRING-SIMULATION ";

    private final SimulationRows rows;
    private final Scripts scripts;
    private final Performances performances;
    private final ProcessLibrary library;
    private final AuditTrail audit;

    Simulations(
            SimulationRows rows, Scripts scripts, Performances performances, ProcessLibrary library, AuditTrail audit) {
        this.rows = rows;
        this.scripts = scripts;
        this.performances = performances;
        this.library = library;
        this.audit = audit;
    }

    /**
     * Starts a simulation in the background.
     *
     * @param kickOff the day on which the edition starts, unless it is like another one
     * @param like the edition whose dates, places and minimum it has; null for those of the programme
     * @param versions of processes, by their keys; the newest of those that are not named
     * @throws SimulationRefused when another one runs
     * @throws IllegalArgumentException when a process has no such version
     */
    public UUID start(
            Programme programme,
            LocalDate kickOff,
            @Nullable Edition like,
            Map<String, Integer> versions,
            Crowd crowd,
            Actor by) {
        performances.clearAwayLeftBehind();
        Map<String, Integer> all = new TreeMap<>();
        for (ProcessModel newest : library.all()) {
            int version = versions.getOrDefault(newest.key(), newest.version());
            all.put(
                    newest.key(),
                    library.find(newest.key(), version)
                            .orElseThrow(
                                    () -> new IllegalArgumentException(newest.key() + " has no version " + version))
                            .version());
        }
        LocalDate start = like == null ? kickOff : like.startsAt().toLocalDate();
        Plan plan = new Plan(start, like == null ? null : like.title(), all, crowd);
        Script script = scripts.of(programme, plan, like);
        UUID id = UUID.randomUUID();
        String title = programme.definition().title().nl() + ", " + script.title();
        rows.begin(id, programme.slug(), title, plan, by.name());
        audit.record(by, "simulation.started", null, null, title);
        performances.begin(id, script);
        return id;
    }

    /** The newest first. */
    public List<Simulation> all() {
        return rows.all();
    }

    public Optional<Simulation> find(UUID id) {
        return rows.find(id);
    }

    /** Empty while it runs, and when it came to nothing. */
    public Optional<Report> report(UUID id) {
        return rows.report(id);
    }

    /** Ends it a moment later; does nothing when it has ended. */
    public void cancel(UUID id, Actor by) {
        if (rows.askCancel(id)) {
            audit.record(by, "simulation.cancelled", null, null, titleOf(id));
        }
    }

    /**
     * Throws the report away.
     *
     * @return false while it runs, and when it is gone already
     */
    public boolean delete(UUID id, Actor by) {
        String title = titleOf(id);
        boolean deleted = rows.delete(id);
        if (deleted) {
            audit.record(by, "simulation.deleted", null, null, title);
        }
        return deleted;
    }

    private String titleOf(UUID id) {
        return rows.find(id).map(Simulation::title).orElse("");
    }
}
