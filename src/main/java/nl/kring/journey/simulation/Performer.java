package nl.kring.journey.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.kring.simulation.Progress;
import nl.kring.simulation.Script;
import nl.kring.simulation.Simulations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Plays the script in a folder and puts the report beside it, for the application that started this one; when that one is
 * gone, this one goes too.
 */
@Component
@InSimulation
class Performer implements ApplicationRunner {

    private static final int FAILED = 1;
    private static final Logger log = LoggerFactory.getLogger(Performer.class);

    private final Path folder;
    private final Play play;
    private final ObjectMapper json;

    Performer(@Value("${" + Simulations.FOLDER_PROPERTY + "}") Path folder, Play play, ObjectMapper json) {
        this.folder = folder;
        this.play = play;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        endWithParent();
        try {
            Script script = json.readValue(folder.resolve(Simulations.SCRIPT).toFile(), Script.class);
            json.writeValue(folder.resolve(Simulations.REPORT).toFile(), play.perform(script, this::tell));
            end(0);
        } catch (IOException | RuntimeException e) {
            log.error("The simulation failed", e);
            Files.writeString(folder.resolve(Simulations.FAILURE), String.valueOf(e.getMessage()));
            end(FAILED);
        }
    }

    private void tell(Progress progress) {
        try {
            System.out.println(Simulations.PROGRESS + json.writeValueAsString(progress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The one that started this application holds the other end of the input, and lets go of it however it ends. Then nobody
     * else clears the folder away.
     */
    private void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // Nothing is said here; only the end counts.
                        }
                    } catch (IOException e) {
                        log.debug("The input is closed", e);
                    }
                    deleteFolder();
                    end(FAILED);
                },
                "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private void deleteFolder() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            log.debug("The folder is still there", e);
        }
    }

    /** At once: nothing is to be kept, the database goes with all that is in it. */
    private static void end(int status) {
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }
}
