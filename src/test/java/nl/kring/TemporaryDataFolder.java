package nl.kring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Gives the context of the tests a database folder of its own, which goes when the tests have ended. */
public class TemporaryDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Path folder = create();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("temporaryDataFolder", Map.of("kring.data-dir", folder.toString())));
        // Runs after the contexts were closed, so the server no longer writes there.
        SpringApplication.getShutdownHandlers().add(() -> delete(folder));
    }

    private static Path create() {
        try {
            return Files.createTempDirectory("kring-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
