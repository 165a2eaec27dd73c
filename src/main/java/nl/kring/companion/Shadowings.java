package nl.kring.companion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shadowing days: settled by the participant, reported on afterwards. */
@Service
@Transactional
public class Shadowings {

    private static final Duration LONGEST = Duration.ofHours(16);

    private final JdbcClient database;
    private final Clock clock;

    Shadowings(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The day is over already, ends before it begins or is longer than a day. */
    public static final class NoSuchDay extends RuntimeException {}

    /**
     * Settles the day, in the place of one that did not come about.
     *
     * @throws NoSuchDay when nobody can be there then
     */
    public Shadowing settle(UUID enrolmentId, UUID host, ZonedDateTime startsAt, ZonedDateTime endsAt) {
        Duration length = Duration.between(startsAt, endsAt);
        if (!startsAt.toInstant().isAfter(clock.instant())
                || length.compareTo(Duration.ZERO) <= 0
                || length.compareTo(LONGEST) > 0) {
            throw new NoSuchDay();
        }
        database.sql("""
                insert into kring.shadowing (id, enrolment_id, host_id, starts_at, ends_at) values (?, ?, ?, ?, ?)
                on conflict (enrolment_id) do update set host_id = excluded.host_id, starts_at = excluded.starts_at,
                    ends_at = excluded.ends_at, sequence = kring.shadowing.sequence + 1,
                    done = null, report = null, reported_at = null""")
                .params(UUID.randomUUID(), enrolmentId, host, utc(startsAt), utc(endsAt))
                .update();
        return of(enrolmentId).orElseThrow();
    }

    /** Keeps what somebody tells of the day. */
    public void report(UUID enrolmentId, boolean done, String report) {
        database.sql("update kring.shadowing set done = ?, report = ?, reported_at = ? where enrolment_id = ?")
                .params(done, report, clock.instant().atOffset(ZoneOffset.UTC), enrolmentId)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Shadowing> of(UUID enrolmentId) {
        return database.sql("select * from kring.shadowing where enrolment_id = ?")
                .param(enrolmentId)
                .query(Shadowings::shadowing)
                .optional();
    }

    /** Of everybody who spends the day with somebody. */
    @Transactional(readOnly = true)
    public List<Shadowing> with(UUID host) {
        return database.sql("select * from kring.shadowing where host_id = ? order by starts_at")
                .param(host)
                .query(Shadowings::shadowing)
                .list();
    }

    private static Shadowing shadowing(ResultSet row, int number) throws SQLException {
        return new Shadowing(
                row.getObject("id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                row.getObject("host_id", UUID.class),
                row.getObject("starts_at", OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE),
                row.getObject("ends_at", OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE),
                row.getInt("sequence"),
                row.getObject("done", Boolean.class),
                row.getString("report"));
    }

    private static OffsetDateTime utc(ZonedDateTime moment) {
        return moment.withZoneSameInstant(ZoneOffset.UTC).toOffsetDateTime();
    }
}
