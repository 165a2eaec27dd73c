package nl.kring.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL server of the embedded default, on the loopback address and a free port, durable like any other. */
final class EmbeddedDatabase implements AutoCloseable {

    /** The major version of the binaries in the jar; a folder made by another one cannot be opened. */
    static final String MAJOR_VERSION = "17";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "postgres";
    private static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server on the folder, which is created where it is missing.
     *
     * @param binaries where the server's programs are unpacked
     * @throws EmbeddedDatabaseFailure with advice, when it cannot start
     */
    static EmbeddedDatabase start(DataFolder folder, Path binaries) {
        Path cluster = folder.resolve("postgres");
        requireSupportedVersion(cluster);
        new OrphanedDatabase(cluster).end();
        try {
            Files.createDirectories(binaries);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    // Its own hook would stop the server while the application is still using it.
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("timezone", "UTC")
                    // The same ordering and lower case on every machine, whatever its locale.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            log.info("Embedded PostgreSQL {} runs on {}, port {}", MAJOR_VERSION, cluster, server.getPort());
            return new EmbeddedDatabase(server);
        } catch (IOException | IllegalStateException e) {
            throw new EmbeddedDatabaseFailure(
                    "The embedded PostgreSQL could not start on " + cluster + " (free space: " + freeSpace(folder)
                            + ").",
                    "See the server's own lines above. Make room, or give user " + System.getProperty("user.name")
                            + " write access. Where this machine cannot run the embedded server (as root it needs the"
                            + " permission to create a user namespace), use another user or an external database"
                            + " (SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD).",
                    e);
        }
    }

    private static void requireSupportedVersion(Path cluster) {
        Path versionFile = cluster.resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            return;
        }
        String found;
        try {
            found = Files.readString(versionFile).trim();
        } catch (IOException e) {
            throw new EmbeddedDatabaseFailure(
                    "The database folder " + cluster + " cannot be read by user " + System.getProperty("user.name")
                            + ".",
                    "Start Kring as the user who made the folder, or give this user access.",
                    e);
        }
        if (!found.equals(MAJOR_VERSION)) {
            throw new EmbeddedDatabaseFailure(
                    "The database folder " + cluster + " was made by PostgreSQL " + found + "; this Kring brings "
                            + MAJOR_VERSION + ".",
                    "Start the Kring that made it, or dump the data with PostgreSQL " + found
                            + " and load it into a new folder (KRING_DATA_DIR=/some/folder).");
        }
    }

    private static String freeSpace(DataFolder folder) {
        try {
            return Files.getFileStore(folder.resolve(".")).getUsableSpace() / (1024 * 1024) + " MB";
        } catch (IOException e) {
            return "unknown";
        }
    }

    String jdbcUrl() {
        return server.getJdbcUrl(USER, DATABASE);
    }

    String username() {
        return USER;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
