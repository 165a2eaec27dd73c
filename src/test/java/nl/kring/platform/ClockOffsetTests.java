package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockOffsetTests {

    @TempDir
    Path folder;

    @Test
    void isZeroWhereTheClockWasNeverMoved() {
        assertThat(new ClockOffset(folder.resolve("clock-offset")).read()).isZero();
    }

    @Test
    void isThereAgainAfterARestart() {
        new ClockOffset(folder.resolve("clock-offset")).write(Duration.ofDays(79));
        assertThat(new ClockOffset(folder.resolve("clock-offset")).read()).isEqualTo(Duration.ofDays(79));
    }

    @Test
    void saysWhichFileIsDamaged() throws Exception {
        Path file = Files.writeString(folder.resolve("clock-offset"), "next week");
        assertThatThrownBy(() -> new ClockOffset(file).read()).hasMessageContaining(file.toString());
    }
}
