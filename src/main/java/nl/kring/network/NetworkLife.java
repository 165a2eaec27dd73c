package nl.kring.network;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.NetworkPhase;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** In which phase a network is. It is always in one; each change has a note, and all changes stay. */
@Service
@Transactional
public class NetworkLife {

    private final JdbcClient database;
    private final Programmes programmes;
    private final AuditTrail audit;
    private final Clock clock;

    NetworkLife(JdbcClient database, Programmes programmes, AuditTrail audit, Clock clock) {
        this.database = database;
        this.programmes = programmes;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param by the name of whoever changed it */
    public record Change(NetworkPhase phase, ZonedDateTime since, String by, String note) {}

    /** The network is in another phase than whoever changes it had seen. */
    public static final class ChangedMeanwhile extends RuntimeException {}

    /** @throws NullPointerException when the programme is no network */
    @Transactional(readOnly = true)
    public NetworkPhase phase(Programme network) {
        return history(network.id()).stream()
                .findFirst()
                .map(Change::phase)
                .orElseGet(() ->
                        Objects.requireNonNull(network.definition().network()).phase());
    }

    /** The latest first; empty while it is in the phase in which it came. */
    @Transactional(readOnly = true)
    public List<Change> history(UUID programmeId) {
        return database.sql("""
                select phase, since, changed_by, note from kring.network_phase
                where programme_id = ? order by id desc""")
                .param(programmeId)
                .query((row, number) -> new Change(
                        NetworkPhase.valueOf(row.getString("phase")),
                        row.getObject("since", OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE),
                        row.getString("changed_by"),
                        row.getString("note")))
                .list();
    }

    /**
     * Brings a network into another phase. The phase that it is in already changes nothing.
     *
     * @param seen the phase in which it was when this was decided
     * @param note why; not blank
     * @throws ChangedMeanwhile when it is in another phase by now
     */
    public void change(UUID programmeId, NetworkPhase seen, NetworkPhase phase, String note, Actor by) {
        Programme network = programmes.lockById(programmeId).orElseThrow();
        NetworkPhase now = phase(network);
        if (now == phase) {
            return;
        }
        if (now != seen) {
            throw new ChangedMeanwhile();
        }
        database.sql("""
                insert into kring.network_phase (programme_id, phase, since, changed_by, note)
                values (?, ?, ?, ?, ?)""")
                .params(programmeId, phase.name(), clock.instant().atOffset(ZoneOffset.UTC), by.name(), note.strip())
                .update();
        audit.record(by, "network.phase", null, null, network.slug() + ": " + phase);
    }
}
