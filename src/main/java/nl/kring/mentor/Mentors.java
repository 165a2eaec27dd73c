package nl.kring.mentor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.mentor.MentorRefused.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mentors of a programme. */
@Service
@Transactional
public class Mentors {

    static final String COLUMNS = """
            m.id as mentor_id, m.programme_id, m.name, m.email, m.organisation, m.capacity, m.stopped_at,
            (select count(*) from kring.mentoring n where n.mentor_id = m.id and n.ended_at is null) as coached""";

    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;

    Mentors(JdbcClient database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those who have not stopped, by name. */
    @Transactional(readOnly = true)
    public List<Mentor> of(UUID programmeId) {
        return database.sql(
                        "select " + COLUMNS
                                + " from kring.mentor m where m.programme_id = ? and m.stopped_at is null order by m.name, m.id")
                .param(programmeId)
                .query((row, number) -> mentor(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Mentor> find(UUID id) {
        return database.sql("select " + COLUMNS + " from kring.mentor m where m.id = ?")
                .param(id)
                .query((row, number) -> mentor(row))
                .optional();
    }

    /**
     * Puts somebody on the list.
     *
     * @throws MentorRefused when the address is on it
     */
    public void add(UUID programmeId, String name, String email, String organisation, int capacity, Actor by) {
        int added = database.sql("""
                insert into kring.mentor (id, programme_id, name, email, organisation, capacity, added_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        UUID.randomUUID(),
                        programmeId,
                        name.strip(),
                        email.strip().toLowerCase(Locale.ROOT),
                        organisation.strip(),
                        capacity,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            throw new MentorRefused(Reason.ON_THE_LIST);
        }
        audit.record(by, "mentor.added", null, null, name.strip());
    }

    /** @return whether it was not so before */
    boolean stop(Mentor mentor, Actor by) {
        int stopped = database.sql("update kring.mentor set stopped_at = ? where id = ? and stopped_at is null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), mentor.id())
                .update();
        if (stopped > 0) {
            audit.record(by, "mentor.stopped", null, null, mentor.name());
        }
        return stopped > 0;
    }

    /** The mentor as it is, until the end of the transaction. */
    Optional<Mentor> lock(UUID id) {
        database.sql("select id from kring.mentor where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    static Mentor mentor(ResultSet row) throws SQLException {
        return new Mentor(
                row.getObject("mentor_id", UUID.class),
                row.getObject("programme_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("organisation"),
                row.getInt("capacity"),
                row.getInt("coached"),
                row.getObject("stopped_at") != null);
    }
}
