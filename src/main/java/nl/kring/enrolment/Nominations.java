package nl.kring.enrolment;

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
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Participants nominate people for a programme that is entered only in that way. A nomination is for the programme, so that
 * it holds for whichever edition opens next, and for the address that was named.
 */
@Service
@Transactional
public class Nominations {

    /** How many people one participant can nominate. */
    public static final int MOST = 5;

    /** How long the link in the letter works; after that the address still counts as nominated. */
    private static final Duration LINK_WORKS = Duration.ofDays(366);

    private static final String COLUMNS =
            "id, programme_id, nominated_by, given_name, family_name, email, nominated_at";

    private final JdbcClient database;
    private final Editions editions;
    private final OneByOne oneByOne;
    private final MagicLinks links;
    private final AuditTrail audit;
    private final Clock clock;

    Nominations(
            JdbcClient database,
            Editions editions,
            OneByOne oneByOne,
            MagicLinks links,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.editions = editions;
        this.oneByOne = oneByOne;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param nominatedBy the enrolment of the participant */
    public record Nomination(
            UUID id,
            UUID programmeId,
            UUID nominatedBy,
            String givenName,
            String familyName,
            String email,
            ZonedDateTime at) {

        public String name() {
            return givenName + " " + familyName;
        }
    }

    /** Why somebody cannot be nominated. */
    public enum Refusal {
        /** Only participants nominate, and only where a nomination is needed. */
        NOT_A_PARTICIPANT,
        ALREADY_NOMINATED,
        ALREADY_IN,
        TOO_MANY
    }

    /** Somebody cannot be nominated, for a reason that whoever nominates can read. */
    public static final class Refused extends RuntimeException {

        private final Refusal refusal;

        Refused(Refusal refusal) {
            super("Nomination refused: " + refusal);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /** @throws Refused when that is not possible; then nothing has changed */
    public Nomination nominate(UUID nominatorId, String givenName, String familyName, String email) {
        Enrolment nominator = oneByOne.enrolment(nominatorId);
        if (!canNominate(nominator)) {
            throw new Refused(Refusal.NOT_A_PARTICIPANT);
        }
        Edition edition = editions.get(nominator.editionId());
        UUID programme = edition.programme().id();
        String address = Enrolment.normalised(email);
        if (address.equals(nominator.email())) {
            throw new Refused(Refusal.ALREADY_IN);
        }
        if (of(programme, address).isPresent()) {
            throw new Refused(Refusal.ALREADY_NOMINATED);
        }
        if (by(nominatorId).size() >= MOST) {
            throw new Refused(Refusal.TOO_MANY);
        }
        UUID id = UUID.randomUUID();
        int added = database.sql("insert into kring.nomination (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (programme_id, email) do nothing")
                .params(
                        id,
                        programme,
                        nominatorId,
                        givenName.strip(),
                        familyName.strip(),
                        address,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            // A participant of another edition was a moment earlier.
            throw new Refused(Refusal.ALREADY_NOMINATED);
        }
        audit.record(
                Actor.candidate(nominator.email(), nominator.name()), "nominated", nominatorId, edition.id(), address);
        return of(programme, address).orElseThrow();
    }

    /** Whether a participant can nominate people. */
    @Transactional(readOnly = true)
    public boolean canNominate(Enrolment participant) {
        return participant.status().isParticipating()
                && editions.get(participant.editionId())
                        .definition()
                        .conditions()
                        .nomination();
    }

    /** A new secret for the link in the letter to somebody who was nominated. */
    public String secretFor(Nomination nomination) {
        return links.issue(Purpose.NOMINATED, nomination.id().toString(), LINK_WORKS);
    }

    /** The nomination that a secret stands for; empty when it is of no use (any more). */
    @Transactional(readOnly = true)
    public Optional<Nomination> behind(String secret) {
        return links.peek(Purpose.NOMINATED, secret).flatMap(id -> find(UUID.fromString(id)));
    }

    @Transactional(readOnly = true)
    public Optional<Nomination> find(@Nullable UUID id) {
        return database.sql("select " + COLUMNS + " from kring.nomination where id = ?")
                .param(id)
                .query(Nominations::nomination)
                .optional();
    }

    /** @param email in any case */
    @Transactional(readOnly = true)
    public Optional<Nomination> of(UUID programmeId, String email) {
        return database.sql("select " + COLUMNS + " from kring.nomination where programme_id = ? and email = ?")
                .params(programmeId, Enrolment.normalised(email))
                .query(Nominations::nomination)
                .optional();
    }

    /** Whom a participant nominated, the latest first. */
    @Transactional(readOnly = true)
    public List<Nomination> by(UUID enrolmentId) {
        return database.sql("select " + COLUMNS
                        + " from kring.nomination where nominated_by = ? order by nominated_at desc")
                .param(enrolmentId)
                .query(Nominations::nomination)
                .list();
    }

    private static Nomination nomination(ResultSet row, int number) throws SQLException {
        return new Nomination(
                row.getObject("id", UUID.class),
                row.getObject("programme_id", UUID.class),
                row.getObject("nominated_by", UUID.class),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                row.getObject("nominated_at", OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE));
    }
}
