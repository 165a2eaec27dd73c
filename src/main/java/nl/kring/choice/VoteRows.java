package nl.kring.choice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rounds, ballots and results, as the database keeps them. */
@Component
class VoteRows {

    private final JdbcClient database;

    VoteRows(JdbcClient database) {
        this.database = database;
    }

    void open(UUID editionId, int number, List<String> options, Instant now, Instant closesAt) {
        database.sql("""
                insert into kring.choice_round (edition_id, round, options, opens_at, closes_at)
                values (?, ?, ?, ?, ?)""")
                .params(editionId, number, options.toArray(String[]::new), utc(now), utc(closesAt))
                .update();
    }

    void extend(UUID editionId, int number, Instant closesAt) {
        database.sql("""
                update kring.choice_round set extended = true, closes_at = ? where edition_id = ? and round = ?""").params(utc(closesAt), editionId, number).update();
    }

    void close(UUID editionId, int number, Instant now) {
        database.sql("update kring.choice_round set closed_at = ? where edition_id = ? and round = ?")
                .params(utc(now), editionId, number)
                .update();
    }

    List<Round> rounds(UUID editionId) {
        return database.sql("""
                select round, options, opens_at, closes_at, extended, closed_at
                from kring.choice_round where edition_id = ? order by round""").param(editionId).query(VoteRows::round).list();
    }

    /** Puts a vote in the place of the earlier one. */
    void cast(UUID editionId, int number, UUID enrolmentId, String option, Instant now) {
        database.sql("""
                insert into kring.choice_ballot (edition_id, round, enrolment_id, option, cast_at)
                values (?, ?, ?, ?, ?)
                on conflict (edition_id, round, enrolment_id)
                do update set option = excluded.option, cast_at = excluded.cast_at""")
                .params(editionId, number, enrolmentId, option, utc(now))
                .update();
    }

    /** One for each ballot: the option that it names. */
    List<String> ballots(UUID editionId, int number) {
        return database.sql("select option from kring.choice_ballot where edition_id = ? and round = ? order by option")
                .params(editionId, number)
                .query(String.class)
                .list();
    }

    Set<UUID> haveVoted(UUID editionId, int number) {
        return database.sql("select enrolment_id from kring.choice_ballot where edition_id = ? and round = ?")
                .params(editionId, number)
                .query(UUID.class)
                .set();
    }

    Optional<String> ballotOf(UUID editionId, int number, UUID enrolmentId) {
        return database.sql("""
                select option from kring.choice_ballot where edition_id = ? and round = ? and enrolment_id = ?""")
                .params(editionId, number, enrolmentId)
                .query(String.class)
                .optional();
    }

    void keep(UUID editionId, String option, @Nullable String by, @Nullable String reason, int voters, Instant now) {
        database.sql("""
                insert into kring.choice_result (edition_id, option, decided_by, reason, voters, decided_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(editionId, option, by, reason, voters, utc(now))
                .update();
    }

    Optional<Choice> result(UUID editionId) {
        return database.sql("""
                select option, decided_by, reason, decided_at from kring.choice_result where edition_id = ?""")
                .param(editionId)
                .query((row, number) -> new Choice(
                        row.getString("option"),
                        row.getString("decided_by"),
                        row.getString("reason"),
                        moment(row, "decided_at")))
                .optional();
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getInt("round"),
                List.of((String[]) row.getArray("options").getArray()),
                moment(row, "opens_at"),
                moment(row, "closes_at"),
                row.getBoolean("extended"),
                row.getObject("closed_at") == null ? null : moment(row, "closed_at"));
    }

    private static ZonedDateTime moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
