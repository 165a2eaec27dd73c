package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class EmbeddedDatabaseTests {

    private static final Path BINARIES = Path.of("target/postgres-binaries");

    @TempDir
    Path temporary;

    @Test
    void keepsWhatWasCommittedAcrossRestarts() throws Exception {
        try (DataFolder folder = DataFolder.claim(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES)) {
            execute(database, "create table kept (name text)", "insert into kept values ('Élise')");
        }
        try (DataFolder folder = DataFolder.claim(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES)) {
            assertThat(ask(database, "select lower(name) from kept")).isEqualTo("élise");
        }
    }

    @Test
    void isDurable() throws Exception {
        try (DataFolder folder = DataFolder.claim(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES)) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(database, "show server_version")).startsWith(EmbeddedDatabase.MAJOR_VERSION + ".");
        }
    }

    @Test
    void endsTheServerThatAKilledApplicationLeftBehind() throws Exception {
        Path cluster = temporary.resolve("postgres");
        try (DataFolder folder = DataFolder.claim(temporary)) {
            // Never closed, as when the application is killed.
            EmbeddedDatabase abandoned = EmbeddedDatabase.start(folder, BINARIES);
            execute(abandoned, "create table kept (name text)", "insert into kept values ('Noor')");
            ProcessHandle server = serverOn(cluster);
            // The folder's inner lock, held by this JVM, would have gone with the killed one.
            Files.deleteIfExists(cluster.resolve("epg-lock"));

            try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, BINARIES)) {
                assertThat(server.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
                assertThat(ask(database, "select name from kept")).isEqualTo("Noor");
            }
        }
    }

    @Test
    void leavesAProcessAloneThatOnlyTookOverTheProcessId() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Path cluster = Files.createDirectories(temporary.resolve("postgres"));
            Files.writeString(cluster.resolve("postmaster.pid"), bystander.pid() + "\n" + cluster + "\n");

            new OrphanedDatabase(cluster).end();

            assertThat(bystander.isAlive()).isTrue();
            assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
        } finally {
            bystander.destroy();
        }
    }

    @Test
    void refusesAFolderThatAnotherApplicationIsUsing() throws Exception {
        try (DataFolder first = DataFolder.claim(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(first, BINARIES)) {
            assertThatThrownBy(() -> DataFolder.claim(temporary))
                    .isInstanceOf(EmbeddedDatabaseFailure.class)
                    .hasMessageContaining("in use by another running Kring");
            assertThat(ask(database, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void givesTheFolderBackWhenItIsClosed() throws Exception {
        DataFolder.claim(temporary).close();
        DataFolder.claim(temporary).close();
    }

    @Test
    void refusesAFolderOfAnotherMajorVersionAndLeavesItAsItIs() throws Exception {
        Path cluster = Files.createDirectories(temporary.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "15\n");
        try (DataFolder folder = DataFolder.claim(temporary)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, BINARIES))
                    .isInstanceOf(EmbeddedDatabaseFailure.class)
                    .hasMessageContaining("PostgreSQL 15")
                    .hasMessageContaining("brings 17");
        }
        assertThat(cluster.resolve("PG_VERSION")).hasContent("15");
    }

    @Test
    void saysWhatToDoWhenTheFolderCannotBeMade() throws Exception {
        Path file = Files.writeString(temporary.resolve("data"), "not a folder");
        assertThatThrownBy(() -> DataFolder.claim(file)).satisfies(failure -> {
            FailureAnalysis analysis = new EmbeddedDatabaseFailureAnalyzer().analyze(failure);
            assertThat(analysis.getDescription())
                    .contains(file.toString())
                    .contains("cannot be written")
                    .contains("Reason: ");
            assertThat(analysis.getAction()).contains("KRING_DATA_DIR");
        });
    }

    private static ProcessHandle serverOn(Path cluster) throws IOException {
        String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
