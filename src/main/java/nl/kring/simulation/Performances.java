package nl.kring.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import nl.kring.simulation.Simulation.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Has a simulation played in the background, and clears everything away afterwards, however it ended. */
@Component
class Performances {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int SECONDS_TO_CLEAR_AWAY = 20;
    private static final int LINES_KEPT = 30;
    private static final int LONGEST_DETAIL = 4000;
    private static final Logger log = LoggerFactory.getLogger(Performances.class);

    private final SimulationRows rows;
    private final ScratchDatabases databases;
    private final Theatre theatre;
    private final SimulationProperties properties;
    private final ObjectMapper json;
    private final ExecutorService background = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "simulation");
        thread.setDaemon(true);
        return thread;
    });

    Performances(
            SimulationRows rows,
            ScratchDatabases databases,
            Theatre theatre,
            SimulationProperties properties,
            ObjectMapper json) {
        this.rows = rows;
        this.databases = databases;
        this.theatre = theatre;
        this.properties = properties;
        this.json = json;
    }

    void begin(UUID id, Script script) {
        background.execute(() -> perform(id, script));
    }

    @PreDestroy
    void endAll() throws InterruptedException {
        background.shutdownNow();
        if (!background.awaitTermination(SECONDS_TO_CLEAR_AWAY, TimeUnit.SECONDS)) {
            log.warn("A simulation did not end in time; the next start clears away what it left");
        }
    }

    /** What an application that was killed could not clear away. */
    @EventListener(ApplicationReadyEvent.class)
    void clearAwayLeftBehind() {
        for (UUID id : rows.leftBehind()) {
            log.warn("Clearing away what is left of simulation {}", id);
            databases.drop(id);
            rows.fail(id, Failure.LEFT_BEHIND, "");
        }
    }

    /** What a simulation came to. */
    private sealed interface Outcome {
        record Done(Report report) implements Outcome {}

        record Failed(Failure why, String detail) implements Outcome {}

        record Cancelled() implements Outcome {}
    }

    private void perform(UUID id, Script script) {
        Outcome outcome = new Outcome.Failed(Failure.LEFT_BEHIND, "");
        try {
            outcome = play(id, script);
        } catch (ScratchDatabases.NoRight noRight) {
            outcome = new Outcome.Failed(Failure.NO_RIGHT, String.valueOf(noRight.getMessage()));
        } catch (InterruptedException e) {
            // This application ends, and with it the simulation. What is left to do needs a thread that may wait.
            Thread.interrupted();
        } catch (IOException | RuntimeException e) {
            log.warn("Simulation {} failed", id, e);
            outcome = new Outcome.Failed(Failure.ERROR, String.valueOf(e.getMessage()));
        } finally {
            clearAway(id);
            note(id, outcome);
        }
    }

    private void clearAway(UUID id) {
        try {
            databases.drop(id);
        } catch (RuntimeException e) {
            log.warn("The database of simulation {} is still there", id, e);
        }
    }

    private void note(UUID id, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            rows.finish(id, done.report());
        } else if (outcome instanceof Outcome.Failed failed) {
            rows.fail(id, failed.why(), failed.detail());
        } else {
            rows.cancelled(id);
        }
    }

    private Outcome play(UUID id, Script script) throws IOException, InterruptedException {
        ScratchDatabases.Address database = databases.create(id);
        Path folder = Files.createTempDirectory("kring-simulation-");
        try {
            json.writeValue(folder.resolve(Simulations.SCRIPT).toFile(), script);
            Process process = theatre.open(folder, database);
            try {
                return follow(id, process, folder);
            } finally {
                process.destroyForcibly();
                process.waitFor(SECONDS_TO_CLEAR_AWAY, TimeUnit.SECONDS);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Outcome follow(UUID id, Process process, Path folder) throws IOException, InterruptedException {
        AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
        Deque<String> lastLines = new ArrayDeque<>();
        background.execute(() -> listen(process, progress, lastLines));
        long begun = System.nanoTime();
        while (!process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
            if (!rows.goesOn(id, progress.get())) {
                return new Outcome.Cancelled();
            }
            if (System.nanoTime() - begun > properties.timeLimit().toNanos()) {
                return new Outcome.Failed(
                        Failure.TIME_LIMIT, Long.toString(properties.timeLimit().toMinutes()));
            }
        }
        Path report = folder.resolve(Simulations.REPORT);
        if (process.exitValue() == 0 && Files.exists(report)) {
            return new Outcome.Done(json.readValue(report.toFile(), Report.class));
        }
        Path failure = folder.resolve(Simulations.FAILURE);
        String detail = Files.exists(failure) ? Files.readString(failure) : inOne(lastLines);
        return new Outcome.Failed(Failure.ERROR, detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
    }

    private void listen(Process process, AtomicReference<@Nullable Progress> progress, Deque<String> lastLines) {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(Simulations.PROGRESS)) {
                    progress.set(json.readValue(line.substring(Simulations.PROGRESS.length()), Progress.class));
                } else {
                    log.debug("{}", line);
                    keep(line, lastLines);
                }
            }
        } catch (IOException e) {
            log.debug("The simulation says nothing any more", e);
        }
    }

    private static void keep(String line, Deque<String> lastLines) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > LINES_KEPT) {
                lastLines.removeFirst();
            }
        }
    }

    private static String inOne(Deque<String> lines) {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }
}
