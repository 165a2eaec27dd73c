package nl.kring.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Bypass.Kind;
import nl.kring.identity.Actor;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What staff did outside the order. It is only ever added to. */
@Component
class BypassRows {

    private final JdbcClient database;
    private final Clock clock;

    BypassRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(
            Kind kind,
            UUID editionId,
            @Nullable UUID enrolmentId,
            @Nullable Integer was,
            @Nullable Integer became,
            String reason,
            Actor by) {
        database.sql("""
                insert into kring.bypass
                    (id, kind, edition_id, enrolment_id, was, became, reason, by_id, by_name, at)
                values (gen_random_uuid(), :kind, :edition, :enrolment, :was, :became, :reason, :byId, :byName, :at)""")
                .param("kind", kind.name())
                .param("edition", editionId)
                .param("enrolment", enrolmentId)
                .param("was", was)
                .param("became", became)
                .param("reason", reason)
                .param("byId", by.id())
                .param("byName", by.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean wasAdded(UUID enrolmentId) {
        return database.sql("select exists (select from kring.bypass where enrolment_id = ? and kind = 'ADDED')")
                .param(enrolmentId)
                .query(Boolean.class)
                .single();
    }

    List<Bypass> ofEdition(UUID editionId) {
        return find("where edition_id = ? order by at", editionId);
    }

    List<Bypass> ofEnrolment(UUID enrolmentId) {
        return find("where enrolment_id = ? order by at", enrolmentId);
    }

    private List<Bypass> find(String which, UUID id) {
        return database.sql("select kind, edition_id, enrolment_id, was, became, reason, by_name, at from kring.bypass "
                        + which)
                .param(id)
                .query(BypassRows::bypass)
                .list();
    }

    private static Bypass bypass(ResultSet row, int number) throws SQLException {
        return new Bypass(
                Kind.valueOf(row.getString("kind")),
                row.getObject("edition_id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                row.getObject("was", Integer.class),
                row.getObject("became", Integer.class),
                row.getString("reason"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE));
    }
}
