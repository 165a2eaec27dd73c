package nl.kring.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How far the clock was moved ahead of the system's, kept in a file so that it survives a restart. */
public final class ClockOffset {

    private final Path file;

    ClockOffset(Path file) {
        this.file = file;
    }

    /** The offset that was kept; zero where none was. */
    public Duration read() {
        if (!Files.exists(file)) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(Files.readString(file).trim());
        } catch (IOException | DateTimeParseException e) {
            throw new EmbeddedDatabaseFailure(
                    "The file " + file + " that keeps the moved clock cannot be read.",
                    "It holds one ISO 8601 duration such as PT168H. Correct it, or delete it to return to today.",
                    e);
        }
    }

    /** @throws UncheckedIOException when the file cannot be written */
    public void write(Duration offset) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(draft, offset.toString());
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
