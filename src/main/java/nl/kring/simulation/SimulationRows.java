package nl.kring.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.simulation.Simulation.Failure;
import nl.kring.simulation.Simulation.Plan;
import nl.kring.simulation.Simulation.State;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The simulations that were made, with their reports. */
@Component
class SimulationRows {

    /** After which a simulation of which nothing is heard has nobody watching over it any more. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private static final String COLUMNS = """
            select id, programme, title, plan, started_by, started_at, state, cancel_asked, progress, failure,
                failure_detail, ended_at
            from kring.simulation\s""";

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    SimulationRows(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** @throws SimulationRefused when another one runs */
    void begin(UUID id, String programme, String title, Plan plan, String startedBy) {
        try {
            database.sql("""
                    insert into kring.simulation (id, programme, title, plan, started_by, started_at, state)
                    values (?, ?, ?, ?::jsonb, ?, ?, 'RUNNING')""")
                    .params(id, programme, title, write(plan), startedBy, now())
                    .update();
        } catch (DuplicateKeyException another) {
            throw new SimulationRefused();
        }
    }

    /** @return whether it is to go on */
    boolean goesOn(UUID id, @Nullable Progress progress) {
        return database.sql("""
                update kring.simulation set alive_at = now(), progress = coalesce(?::jsonb, progress)
                where id = ? and state = 'RUNNING' and not cancel_asked""")
                        .params(progress == null ? null : write(progress), id)
                        .update()
                > 0;
    }

    void finish(UUID id, Report report) {
        database.sql("""
                update kring.simulation set state = 'DONE', ended_at = ?, report = ?::jsonb
                where id = ? and state = 'RUNNING'""").params(now(), write(report), id).update();
    }

    void fail(UUID id, Failure failure, String detail) {
        database.sql("""
                update kring.simulation set state = 'FAILED', ended_at = ?, failure = ?, failure_detail = ?
                where id = ? and state = 'RUNNING'""").params(now(), failure.name(), detail, id).update();
    }

    void cancelled(UUID id) {
        database.sql("update kring.simulation set state = 'CANCELLED', ended_at = ? where id = ? and state = 'RUNNING'")
                .params(now(), id)
                .update();
    }

    /** @return false when it does not run any more */
    boolean askCancel(UUID id) {
        return database.sql("update kring.simulation set cancel_asked = true where id = ? and state = 'RUNNING'")
                        .param(id)
                        .update()
                > 0;
    }

    boolean delete(UUID id) {
        return database.sql("delete from kring.simulation where id = ? and state <> 'RUNNING'")
                        .param(id)
                        .update()
                > 0;
    }

    /** Those that nobody watches over any more. */
    List<UUID> leftBehind() {
        return database.sql("""
                select id from kring.simulation
                where state = 'RUNNING' and alive_at < now() - make_interval(secs => ?)""").param(SILENCE.toSeconds()).query(UUID.class).list();
    }

    List<Simulation> all() {
        return database.sql(COLUMNS + "order by started_at desc, id")
                .query(this::simulation)
                .list();
    }

    Optional<Simulation> find(UUID id) {
        return database.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(this::simulation)
                .optional();
    }

    Optional<Report> report(UUID id) {
        return database.sql("select report from kring.simulation where id = ? and report is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(report -> read(report, Report.class));
    }

    private Simulation simulation(ResultSet row, int number) throws SQLException {
        String progress = row.getString("progress");
        String failure = row.getString("failure");
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Simulation(
                row.getObject("id", UUID.class),
                row.getString("programme"),
                row.getString("title"),
                read(row.getString("plan"), Plan.class),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getBoolean("cancel_asked"),
                progress == null ? null : read(progress, Progress.class),
                failure == null ? null : Failure.valueOf(failure),
                Objects.requireNonNullElse(row.getString("failure_detail"), ""),
                ended == null ? null : ended.toInstant());
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
