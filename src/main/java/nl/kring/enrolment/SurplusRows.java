package nl.kring.enrolment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waited when a second group was opened, and who of them was asked. */
@Component
class SurplusRows {

    /** Whoever still waits for the first group, was not asked before, and did not enrol in the second one meanwhile. */
    private static final String IN_LINE = """
            from kring.surplus s
                join kring.edition second on second.id = s.edition_id
                join kring.enrolment e on e.id = s.enrolment_id and e.edition_id = second.second_group_of
            where s.edition_id = ? and s.asked_at is null and e.status = 'WAITING'
                and not exists (
                    select from kring.enrolment other
                    where other.edition_id = second.id
                        and (other.email = e.email and other.ended_at is null
                            or other.idempotency_key = e.idempotency_key))
                and not exists (
                    select from kring.enrolment mate
                        join kring.enrolment other on other.edition_id = second.id and other.email = mate.email
                    where mate.team_id = e.team_id and mate.ended_at is null and other.ended_at is null)""";

    /** Whoever was asked and has not answered: still enrolled for the first group, to which a no leads back. */
    private static final String AWAY = """
            from kring.surplus s
                join kring.edition second on second.id = s.edition_id and second.second_group_of = :edition
                join kring.enrolment e on e.id = s.enrolment_id and e.edition_id = second.id""";

    private final JdbcClient database;
    private final Clock clock;

    SurplusRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(UUID secondGroup, List<Enrolment> waiting) {
        waiting.forEach(enrolment -> database.sql(
                        "insert into kring.surplus (edition_id, enrolment_id) values (:edition, :enrolment)")
                .param("edition", secondGroup)
                .param("enrolment", enrolment.id())
                .update());
    }

    /** Who is to be offered a place in the second group before all others, in order. */
    List<UUID> inLine(UUID secondGroup) {
        return database.sql("select e.id " + IN_LINE + " order by e.turn")
                .param(secondGroup)
                .query(UUID.class)
                .list();
    }

    void asked(UUID secondGroup, UUID enrolmentId) {
        database.sql(
                        "update kring.surplus set asked_at = :now where edition_id = :edition and enrolment_id = :enrolment")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("edition", secondGroup)
                .param("enrolment", enrolmentId)
                .update();
    }

    boolean wasAsked(UUID secondGroup, UUID enrolmentId) {
        return database.sql("""
                select exists (select from kring.surplus
                    where edition_id = :edition and enrolment_id = :enrolment and asked_at is not null)""")
                .param("edition", secondGroup)
                .param("enrolment", enrolmentId)
                .query(Boolean.class)
                .single();
    }

    boolean isAway(UUID firstGroup, String email) {
        return database.sql("select exists (select " + AWAY + " where e.status = 'OFFERED' and e.email = :email)")
                .param("edition", firstGroup)
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    /** The enrolment that came in for the first group under an idempotency key and went to a second one. */
    Optional<UUID> withKey(UUID firstGroup, String idempotencyKey) {
        return database.sql("select e.id " + AWAY + " where e.idempotency_key = :key")
                .param("edition", firstGroup)
                .param("key", idempotencyKey)
                .query(UUID.class)
                .optional();
    }

    /** Whether somebody else has a turn, in the edition that an enrolment is in or in the one it goes to. */
    boolean turnIsTaken(Enrolment enrolment, BigDecimal turn, UUID editionId) {
        return database.sql("""
                select exists (select from kring.enrolment
                    where edition_id in (:now, :next) and turn = :turn and id <> :enrolment)""")
                .param("now", enrolment.editionId())
                .param("next", editionId)
                .param("turn", turn)
                .param("enrolment", enrolment.id())
                .query(Boolean.class)
                .single();
    }
}
