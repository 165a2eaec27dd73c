package nl.kring.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who of the staff is away when. */
@Component
@Transactional(readOnly = true)
public class AbsenceCalendar {

    private static final String ABSENCES = "select id, user_id, from_day, until_day, stand_in, began_at, ended_at"
            + " from kring.staff_absence where ";

    private final JdbcClient database;
    private final Clock clock;

    AbsenceCalendar(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The absence of somebody on a day; there is one at most. */
    public Optional<Absence> on(String userId, LocalDate day) {
        return database.sql(
                        ABSENCES + "user_id = :user and ended_at is null and from_day <= :day and until_day >= :day")
                .param("user", userId)
                .param("day", day)
                .query(AbsenceCalendar::absence)
                .optional();
    }

    /** Those of today and later, in their order. */
    public List<Absence> presentAndComing() {
        return database.sql(ABSENCES + "ended_at is null and until_day >= ? order by from_day, user_id")
                .param(LocalDate.now(clock))
                .query(AbsenceCalendar::absence)
                .list();
    }

    /** Those of one person, of today and later. */
    public List<Absence> presentAndComing(String userId) {
        return presentAndComing().stream()
                .filter(absence -> absence.userId().equals(userId))
                .toList();
    }

    Optional<Absence> find(UUID id) {
        return database.sql(ABSENCES + "id = ?")
                .param(id)
                .query(AbsenceCalendar::absence)
                .optional();
    }

    /** Whose tasks may have to be passed on or given back: everything that has come and is not over. */
    List<Absence> underWay() {
        return database.sql(ABSENCES + "over_at is null and (from_day <= ? or ended_at is not null)"
                        + " order by from_day, id")
                .param(LocalDate.now(clock))
                .query(AbsenceCalendar::absence)
                .list();
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                row.getString("user_id"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("stand_in"),
                instant(row.getObject("began_at", OffsetDateTime.class)),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
