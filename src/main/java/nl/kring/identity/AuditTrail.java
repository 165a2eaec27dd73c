package nl.kring.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who did what and when, written with what they did. */
@Component
public class AuditTrail {

    private static final String COLUMNS =
            "select id, at, actor_kind, actor_id, actor_name, action, enrolment_id, edition_id, detail"
                    + " from kring.audit_entry ";

    private final JdbcClient database;
    private final Clock clock;

    AuditTrail(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds an entry in the caller's transaction, or in one of its own where there is none.
     *
     * @param action what was done, as a stable word such as {@code enrolment.withdrawn}
     * @param detail what else a reader should know; empty where there is nothing
     */
    @Transactional
    public void record(
            Actor actor, String action, @Nullable UUID enrolmentId, @Nullable UUID editionId, String detail) {
        write(actor, action, enrolmentId, editionId, null, detail);
    }

    /**
     * The same about somebody of the staff.
     *
     * @param staffId whose account or absence it is about
     */
    @Transactional
    public void recordAboutStaff(Actor actor, String action, String staffId, String detail) {
        write(actor, action, null, null, staffId, detail);
    }

    private void write(
            Actor actor,
            String action,
            @Nullable UUID enrolmentId,
            @Nullable UUID editionId,
            @Nullable String staffId,
            String detail) {
        database.sql("""
                insert into kring.audit_entry
                    (at, actor_kind, actor_id, actor_name, action, enrolment_id, edition_id, staff_id, detail)
                values (:at, :kind, :actorId, :actorName, :action, :enrolment, :edition, :staff, :detail)""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", actor.kind().name())
                .param("actorId", actor.id())
                .param("actorName", actor.name())
                .param("action", action)
                .param("enrolment", enrolmentId)
                .param("edition", editionId)
                .param("staff", staffId)
                .param("detail", detail)
                .update();
    }

    /** Everything that was done about an enrolment, oldest first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> history(UUID enrolmentId) {
        return database.sql(COLUMNS + "where enrolment_id = ? order by id")
                .param(enrolmentId)
                .query(AuditTrail::entry)
                .list();
    }

    /** What was done about somebody of the staff, newest first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> aboutStaff(String staffId, int limit) {
        return database.sql(COLUMNS + "where staff_id = ? order by id desc limit ?")
                .param(staffId)
                .param(limit)
                .query(AuditTrail::entry)
                .list();
    }

    /** The newest entries, newest first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> recent(int limit) {
        return database.sql(COLUMNS + "order by id desc limit ?")
                .param(limit)
                .query(AuditTrail::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        Actor actor = new Actor(
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getString("actor_id"),
                row.getString("actor_name"));
        return new AuditEntry(
                row.getLong("id"),
                at,
                actor,
                row.getString("action"),
                row.getObject("enrolment_id", UUID.class),
                row.getObject("edition_id", UUID.class),
                row.getString("detail"));
    }
}
