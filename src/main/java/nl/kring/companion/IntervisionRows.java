package nl.kring.companion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Half-days of intervision, polls and cases, as the database keeps them. */
@Component
class IntervisionRows {

    private static final String SELECT = """
            select i.*, exists (select from kring.intervision_case c
                where c.intervision_id = i.id and c.enrolment_id = i.brought_by) as described
            from kring.intervision i
            """;

    private final JdbcClient database;

    IntervisionRows(JdbcClient database) {
        this.database = database;
    }

    Intervision begin(UUID groupId, UUID editionId, int afterMeeting) {
        UUID id = UUID.randomUUID();
        database.sql("insert into kring.intervision (id, group_id, edition_id, after_meeting) values (?, ?, ?, ?)")
                .params(id, groupId, editionId, afterMeeting)
                .update();
        return find(id).orElseThrow();
    }

    Optional<Intervision> find(UUID id) {
        return database.sql(SELECT + "where i.id = ?")
                .param(id)
                .query(IntervisionRows::intervision)
                .optional();
    }

    List<Intervision> ofGroup(UUID groupId) {
        return database.sql(SELECT + "where i.group_id = ? order by i.after_meeting")
                .param(groupId)
                .query(IntervisionRows::intervision)
                .list();
    }

    List<Intervision> broughtBy(UUID enrolmentId) {
        return database.sql(SELECT + "where i.brought_by = ? order by i.after_meeting")
                .param(enrolmentId)
                .query(IntervisionRows::intervision)
                .list();
    }

    void openPoll(UUID id, ZonedDateTime closesAt) {
        database.sql("update kring.intervision set poll_closes_at = ? where id = ?")
                .params(utc(closesAt), id)
                .update();
    }

    void settle(UUID id, ZonedDateTime startsAt, ZonedDateTime endsAt, @Nullable String link) {
        database.sql("update kring.intervision set starts_at = ?, ends_at = ?, link = ? where id = ?")
                .params(utc(startsAt), utc(endsAt), link, id)
                .update();
    }

    void meetAt(UUID id, String link) {
        database.sql("update kring.intervision set link = ?, sequence = sequence + 1 where id = ?")
                .params(link, id)
                .update();
    }

    void bring(UUID id, UUID enrolmentId) {
        database.sql("update kring.intervision set brought_by = ? where id = ?")
                .params(enrolmentId, id)
                .update();
    }

    /** @return the id of the half-day; empty when it was proposed before */
    Optional<UUID> propose(UUID id, ZonedDateTime startsAt, ZonedDateTime endsAt) {
        return database.sql("""
                insert into kring.half_day (id, intervision_id, starts_at, ends_at) values (?, ?, ?, ?)
                on conflict do nothing returning id""")
                .params(UUID.randomUUID(), id, utc(startsAt), utc(endsAt))
                .query(UUID.class)
                .optional();
    }

    /** @param members whose answers count */
    List<HalfDay> halfDays(UUID id, List<UUID> members) {
        Map<UUID, List<UUID>> answers = answers(id);
        return database.sql("select * from kring.half_day where intervision_id = ? order by starts_at, ends_at")
                .param(id)
                .query((row, number) -> {
                    UUID halfDay = row.getObject("id", UUID.class);
                    long suits = members.stream()
                            .filter(member ->
                                    answers.getOrDefault(member, List.of()).contains(halfDay))
                            .count();
                    return new HalfDay(
                            halfDay, moment(row, "starts_at"), moment(row, "ends_at"), Math.toIntExact(suits));
                })
                .list();
    }

    void answer(UUID id, UUID enrolmentId, List<UUID> suiting, Instant now) {
        database.sql("""
                insert into kring.half_day_answer (intervision_id, enrolment_id, suiting, answered_at)
                values (?, ?, ?, ?)
                on conflict (intervision_id, enrolment_id)
                do update set suiting = excluded.suiting, answered_at = excluded.answered_at""")
                .params(id, enrolmentId, suiting.toArray(UUID[]::new), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Which half-days suit, by member. */
    Map<UUID, List<UUID>> answers(UUID id) {
        Map<UUID, List<UUID>> answers = new HashMap<>();
        database.sql("select enrolment_id, suiting from kring.half_day_answer where intervision_id = ?")
                .param(id)
                .query(row -> {
                    answers.put(row.getObject("enrolment_id", UUID.class), List.of((UUID[])
                            row.getArray("suiting").getArray()));
                });
        return answers;
    }

    void describe(UUID id, UUID enrolmentId, String text, Instant now) {
        database.sql("""
                insert into kring.intervision_case (intervision_id, enrolment_id, text, described_at)
                values (?, ?, ?, ?)
                on conflict (intervision_id, enrolment_id)
                do update set text = excluded.text, described_at = excluded.described_at""")
                .params(id, enrolmentId, text, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> caseOf(UUID id, UUID enrolmentId) {
        return database.sql("select text from kring.intervision_case where intervision_id = ? and enrolment_id = ?")
                .params(id, enrolmentId)
                .query(String.class)
                .optional();
    }

    private static Intervision intervision(ResultSet row, int number) throws SQLException {
        return new Intervision(
                row.getObject("id", UUID.class),
                row.getObject("group_id", UUID.class),
                row.getObject("edition_id", UUID.class),
                row.getInt("after_meeting"),
                row.getObject("poll_closes_at") == null ? null : moment(row, "poll_closes_at"),
                row.getObject("starts_at") == null ? null : moment(row, "starts_at"),
                row.getObject("ends_at") == null ? null : moment(row, "ends_at"),
                row.getString("link"),
                row.getInt("sequence"),
                row.getObject("brought_by", UUID.class),
                row.getBoolean("described"));
    }

    private static ZonedDateTime moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE);
    }

    private static OffsetDateTime utc(ZonedDateTime moment) {
        return moment.withZoneSameInstant(ZoneOffset.UTC).toOffsetDateTime();
    }
}
