package nl.kring.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that outlived the application that started it, as after {@code kill -9}. It keeps the database
 * folder locked until somebody ends it. Only to be used by whoever owns the {@link DataFolder}: then no living
 * application can still be using the server.
 */
final class OrphanedDatabase {

    private static final Logger log = LoggerFactory.getLogger(OrphanedDatabase.class);
    private static final int SECONDS_TO_STOP = 30;

    private final Path cluster;

    OrphanedDatabase(Path cluster) {
        this.cluster = cluster;
    }

    /** Ends the server that still runs on the folder; does nothing where there is none. */
    void end() {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            Optional<ProcessHandle> server = serverNamedIn(Files.readAllLines(pidFile));
            if (server.isPresent()) {
                log.warn(
                        "Ending the database server (pid {}) that an earlier run left behind",
                        server.get().pid());
                stop(server.get());
            }
            // Where the process id was taken over by another program, PostgreSQL would refuse to start.
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new EmbeddedDatabaseFailure(
                    "The database folder " + cluster + " was left locked by an earlier run (" + pidFile + ").",
                    "See whether a postgres process is still running on that folder, end it, and start again.",
                    e);
        }
    }

    private Optional<ProcessHandle> serverNamedIn(List<String> pidFile) {
        if (pidFile.size() < 2) {
            return Optional.empty();
        }
        long pid;
        try {
            pid = Long.parseLong(pidFile.get(0).trim());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        runsOnThisFolder(process, Path.of(pidFile.get(1).trim())));
    }

    private boolean runsOnThisFolder(ProcessHandle process, Path recordedFolder) {
        ProcessHandle.Info info = process.info();
        String program = info.command().or(info::commandLine).orElse("");
        boolean postgres = program.toLowerCase(Locale.ROOT).contains("postgres");
        // Not every system shows another process's arguments; then the file's own record of the folder decides.
        boolean thisFolder = info.arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElseGet(() -> sameFolder(recordedFolder));
        return postgres && thisFolder;
    }

    private boolean sameFolder(Path recordedFolder) {
        try {
            return Files.isSameFile(recordedFolder, cluster);
        } catch (IOException e) {
            return false;
        }
    }

    private void stop(ProcessHandle server) {
        CompletableFuture<ProcessHandle> exit = server.onExit();
        server.destroy();
        if (!exited(exit)) {
            // Safe, if slow: what was committed is recovered from the write-ahead log.
            server.destroyForcibly();
            if (!exited(exit)) {
                throw new EmbeddedDatabaseFailure(
                        "The database server an earlier run left behind (pid " + server.pid() + ") does not stop.",
                        "End that process by hand and start again.");
            }
        }
    }

    private static boolean exited(CompletableFuture<ProcessHandle> exit) {
        try {
            exit.get(SECONDS_TO_STOP, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
