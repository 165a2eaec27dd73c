package nl.kring.enrolment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The places of editions, a row for each. Written by statements that say what they expect to find, so that what a
 * transaction read before it held the edition can never decide.
 */
@Component
class PlaceRows {

    private final JdbcClient database;

    PlaceRows(JdbcClient database) {
        this.database = database;
    }

    /** @param offeredUntil null when it was taken */
    record Place(int number, @Nullable Instant offeredUntil) {}

    record Counts(int all, int taken, int kept) {}

    void add(Part part, int places) {
        database.sql("""
                insert into kring.place (edition_id, number, group_number)
                select :edition, last + added, :group
                from (select coalesce(max(number), 0) as last from kring.place where edition_id = :edition) as present,
                    generate_series(1, :places) as added""")
                .param("edition", part.editionId())
                .param("group", part.group())
                .param("places", places)
                .update();
    }

    /** Takes free places away, those that are kept free last. */
    void remove(Part part, int places) {
        int removed = database.sql("""
                delete from kring.place where (edition_id, number) in (
                    select edition_id, number from kring.place
                    where edition_id = :edition and group_number = :group and enrolment_id is null
                    order by kept, number desc limit :places)""")
                .param("edition", part.editionId())
                .param("group", part.group())
                .param("places", places)
                .update();
        demand(removed == places);
    }

    Counts count(Part part) {
        return database.sql("""
                select count(*) as everything, count(enrolment_id) as taken, count(*) filter (where kept) as kept
                from kring.place where edition_id = :edition and group_number = :group""")
                .param("edition", part.editionId())
                .param("group", part.group())
                .query((row, at) -> new Counts(row.getInt("everything"), row.getInt("taken"), row.getInt("kept")))
                .single();
    }

    /** The first place that is free, kept free or not. */
    Optional<Integer> firstFree(Part part, boolean kept) {
        return database.sql("""
                select number from kring.place
                where edition_id = :edition and group_number = :group and enrolment_id is null and kept = :kept
                order by number limit 1""")
                .param("edition", part.editionId())
                .param("group", part.group())
                .param("kept", kept)
                .query(Integer.class)
                .optional();
    }

    /** Keeps so many of the free places free, and no others. */
    void keep(Part part, int places) {
        database.sql("""
                update kring.place set kept = number in (
                    select number from kring.place
                    where edition_id = :edition and group_number = :group and enrolment_id is null
                    order by kept desc, number desc limit :places)
                where edition_id = :edition and group_number = :group and enrolment_id is null""")
                .param("edition", part.editionId())
                .param("group", part.group())
                .param("places", places)
                .update();
    }

    /** Gives a free place to somebody. */
    void take(UUID editionId, int number, UUID enrolmentId) {
        fill(editionId, number, enrolmentId, null);
    }

    /** Keeps a free place for somebody's answer. */
    void offer(UUID editionId, int number, UUID enrolmentId, Instant until) {
        fill(editionId, number, enrolmentId, until);
    }

    private void fill(UUID editionId, int number, UUID enrolmentId, @Nullable Instant until) {
        int filled = database.sql("""
                update kring.place set enrolment_id = :enrolment, offered_until = :until, kept = false
                where edition_id = :edition and number = :number and enrolment_id is null""")
                .param("edition", editionId)
                .param("number", number)
                .param("enrolment", enrolmentId)
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
        demand(filled == 1);
    }

    /** Gives somebody the place that was offered. */
    void settle(UUID enrolmentId) {
        int settled = database.sql("""
                update kring.place set offered_until = null where enrolment_id = ? and offered_until is not null""").param(enrolmentId).update();
        demand(settled == 1);
    }

    /** Gives the place of somebody who leaves to whoever takes over. */
    void handOver(UUID from, UUID to) {
        int handedOver = database.sql("update kring.place set enrolment_id = :to where enrolment_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
        demand(handedOver == 1);
    }

    void free(UUID enrolmentId) {
        database.sql("update kring.place set enrolment_id = null, offered_until = null where enrolment_id = ?")
                .param(enrolmentId)
                .update();
    }

    Optional<Place> of(UUID enrolmentId) {
        return database.sql("select number, offered_until from kring.place where enrolment_id = ?")
                .param(enrolmentId)
                .query((row, at) -> {
                    OffsetDateTime until = row.getObject("offered_until", OffsetDateTime.class);
                    return new Place(row.getInt("number"), until == null ? null : until.toInstant());
                })
                .optional();
    }

    /** The numbers of the places that are taken or offered, by enrolment. */
    Map<UUID, Integer> numbers(UUID editionId) {
        Map<UUID, Integer> numbers = new HashMap<>();
        database.sql("select enrolment_id, number from kring.place where edition_id = ? and enrolment_id is not null")
                .param(editionId)
                .query(row -> {
                    numbers.put(row.getObject("enrolment_id", UUID.class), row.getInt("number"));
                });
        return numbers;
    }

    private static void demand(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalStateException("A place was not as it was found");
        }
    }
}
