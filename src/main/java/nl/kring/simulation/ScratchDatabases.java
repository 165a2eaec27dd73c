package nl.kring.simulation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** Databases beside the real one, on the same server, each for one simulation. */
@Component
class ScratchDatabases {

    private static final String PREFIX = "kring_simulation_";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final Pattern ADDRESS = Pattern.compile("(jdbc:postgresql:(?://[^/]*/)?)[^?]*(\\?.*)?");

    private final DataSource dataSource;
    private final JdbcConnectionDetails connection;

    ScratchDatabases(DataSource dataSource, JdbcConnectionDetails connection) {
        this.dataSource = dataSource;
        this.connection = connection;
    }

    /** Where an application finds such a database, and as whom. */
    record Address(String url, String user, String password) {}

    /** The user of the real database may not create others. */
    static final class NoRight extends RuntimeException {
        NoRight(String user, Throwable cause) {
            super(user, cause);
        }
    }

    static String nameFor(UUID simulation) {
        return PREFIX + simulation.toString().replace("-", "");
    }

    /** @throws NoRight when the user lacks the right to */
    Address create(UUID simulation) {
        try {
            // Not the server's usual template, which cannot be copied while somebody looks at it.
            execute("create database " + nameFor(simulation) + " template template0");
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw new NoRight(user(), e);
            }
            throw new IllegalStateException("The database of a simulation could not be made", e);
        }
        return new Address(
                addressOf(connection.getJdbcUrl(), nameFor(simulation)),
                user(),
                Objects.requireNonNullElse(connection.getPassword(), ""));
    }

    /** Also when somebody is still using it; does nothing when there is none. */
    void drop(UUID simulation) {
        try {
            execute("drop database if exists " + nameFor(simulation) + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("The database of a simulation could not be dropped", e);
        }
    }

    static String addressOf(String url, String database) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw new IllegalStateException("No address of a PostgreSQL database: " + url);
        }
        return address.group(1) + database + Objects.requireNonNullElse(address.group(2), "");
    }

    private String user() {
        return Objects.requireNonNullElse(connection.getUsername(), "");
    }

    /** Outside any transaction, as creating and dropping have to be. */
    private void execute(String statement) throws SQLException {
        try (Connection own = dataSource.getConnection();
                Statement statements = own.createStatement()) {
            statements.execute(statement);
        }
    }
}
