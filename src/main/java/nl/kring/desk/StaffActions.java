package nl.kring.desk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.contracting.Contracting;
import nl.kring.enrolment.EditionSettings;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Places;
import nl.kring.identity.AuditTrail;
import nl.kring.identity.CurrentActor;
import nl.kring.intake.Conversations;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.DefinitionImports;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.NoSuchEdition;
import nl.kring.programme.OwnInvestment;
import nl.kring.programme.Planning;
import nl.kring.session.Meetings;
import nl.kring.session.Rescheduling;
import nl.kring.session.Timetable;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what staff do at the desk, and writes down who did it. */
@Service
@Transactional
class StaffActions {

    private static final int LONGEST_DETAIL = 1000;

    private final Planning planning;
    private final DefinitionImports imports;
    private final Conversations conversations;
    private final Meetings meetings;
    private final Contracting contracting;
    private final Enrolling enrolling;
    private final MailLog mailLog;
    private final Editions editions;
    private final Places places;
    private final EditionSettings settings;
    private final Rescheduling rescheduling;
    private final AuditTrail audit;
    private final CurrentActor currentActor;

    StaffActions(
            Planning planning,
            DefinitionImports imports,
            Conversations conversations,
            Meetings meetings,
            Contracting contracting,
            Enrolling enrolling,
            MailLog mailLog,
            Editions editions,
            Places places,
            EditionSettings settings,
            Rescheduling rescheduling,
            AuditTrail audit,
            CurrentActor currentActor) {
        this.planning = planning;
        this.imports = imports;
        this.conversations = conversations;
        this.meetings = meetings;
        this.contracting = contracting;
        this.enrolling = enrolling;
        this.mailLog = mailLog;
        this.editions = editions;
        this.places = places;
        this.settings = settings;
        this.rescheduling = rescheduling;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /**
     * Offers conversation times one after another, as many as fit.
     *
     * @return how many are new
     */
    int offerTimes(Edition edition, LocalDate day, LocalTime from, LocalTime until, String link) {
        Duration length = Duration.ofMinutes(edition.definition().conversationMinutes());
        ZonedDateTime last = day.atTime(until).atZone(AppClock.ZONE).minus(length);
        int added = 0;
        for (ZonedDateTime start = day.atTime(from).atZone(AppClock.ZONE);
                !start.isAfter(last);
                start = start.plus(length)) {
            if (conversations.offer(
                    edition.id(), start, link, currentActor.require().id())) {
                added++;
            }
        }
        record("times.offered", edition.id(), day + " " + from + "-" + until + ", " + added);
        return added;
    }

    /** @return false when somebody chose the time meanwhile */
    boolean takeBackTime(UUID editionId, UUID slotId) {
        boolean gone = conversations.takeBack(editionId, slotId);
        if (gone) {
            record("times.takenBack", editionId, "");
        }
        return gone;
    }

    /**
     * Moves a meeting online.
     *
     * @param seen how often the meeting had changed when the page was made
     * @throws ChangedMeanwhile when it changed since
     */
    void moveOnline(
            UUID editionId,
            UUID meetingId,
            int seen,
            ZonedDateTime start,
            ZonedDateTime end,
            String link,
            String reason) {
        editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
        if (editions.getMeeting(meetingId).sequence() != seen) {
            throw new ChangedMeanwhile();
        }
        meetings.moveOnline(meetingId, start, end, link, reason);
        record("session.movedOnline", editionId, reason);
    }

    /**
     * All meetings of an edition that are still to come are held online.
     *
     * @throws IllegalStateException when that was done before or nothing is to come; nothing has changed then
     */
    void moveAllOnline(UUID editionId, String link, String reason) {
        editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
        meetings.moveAllOnline(editionId, link, reason);
        record("edition.movedOnline", editionId, reason);
    }

    /**
     * Changes places, minimum, waiting list and title of an edition.
     *
     * @param seen how these stood when the page was made
     * @throws ChangedMeanwhile when they changed since
     */
    void changeSettings(UUID editionId, String seen, EditionSettings.Change change) {
        Edition edition = editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
        if (!settingsOf(edition).equals(seen)) {
            throw new ChangedMeanwhile();
        }
        settings.change(editionId, change, currentActor.require());
    }

    /** How places, minimum, waiting list and title stand, as one text. */
    String settingsOf(Edition edition) {
        String capacities = edition.groups().stream()
                .map(group ->
                        " + " + places.occupancy(edition.id(), group.number()).capacity())
                .collect(Collectors.joining());
        return places.occupancy(edition.id()).capacity() + capacities + " / " + edition.minimum() + " / "
                + edition.waitingListSize() + " / " + edition.title();
    }

    /**
     * Changes the dates, places and fee of an edition.
     *
     * @param seen how these stood when the page was made
     * @throws Rescheduling.OutdatedTimetable when they changed since
     */
    void reschedule(UUID editionId, Timetable wanted, String seen) {
        Timetable before = Timetable.of(editions.get(editionId));
        rescheduling.carryOut(editionId, wanted, seen);
        record("edition.rescheduled", editionId, wanted.differencesFrom(before));
    }

    void amendAgreement(UUID editionId) {
        contracting.amend(editionId);
        record("agreement.amendmentAsked", editionId, "");
    }

    /**
     * Plans an edition by its programme, or like an earlier edition, with as many places as that had.
     *
     * @param fee null for that of the programme
     * @throws nl.kring.programme.OwnInvestmentMissing when a network has to invest itself and none is given
     */
    Edition planEdition(
            String slug,
            String title,
            LocalDate kickOff,
            @Nullable OwnInvestment investment,
            @Nullable Edition like,
            @Nullable BigDecimal fee) {
        Edition edition = like == null
                ? planning.planEdition(slug, title, kickOff, investment)
                : planning.planEditionLike(like, title, kickOff, investment);
        if (fee != null) {
            planning.charge(edition.id(), fee);
        }
        if (like != null) {
            settings.takeOver(edition.id(), like.id(), currentActor.require());
        }
        record("edition.planned", edition.id(), title);
        return edition;
    }

    /**
     * Takes in the definition of a programme.
     *
     * @param seen the version for which the differences were shown
     * @return the programme's slug
     * @throws nl.kring.programme.DefinitionRejected when the definition does not hold
     * @throws DefinitionImports.ChangedMeanwhile when the programme changed since
     */
    String define(String file, String yaml, @Nullable Integer seen) {
        String changed = imports.check(file, yaml).differences().stream()
                .map(DefinitionImports.Difference::field)
                .collect(Collectors.joining(", "));
        String slug = imports.carryOut(file, yaml, seen).slug();
        String detail = slug + ": " + changed;
        record("programme.defined", null, detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
        return slug;
    }

    /** Withdrawing is kept in the trail by the enrolment itself. */
    void withdraw(Enrolment enrolment, String reason) {
        enrolling.withdraw(enrolment.id(), reason);
    }

    void resend(MailLog.Entry letter) {
        mailLog.resend(letter.id());
        record("mail.resent", null, letter.template() + " " + letter.to().email());
    }

    void testSend(MailTemplate template, String address, Locale locale, Map<String, String> draft) {
        mailLog.testSend(template, address, locale, draft);
        record("mail.tested", null, template + " " + address);
    }

    private void record(String action, @Nullable UUID editionId, String detail) {
        audit.record(currentActor.require(), action, null, editionId, detail);
    }

    /** Somebody else changed the same thing after the page was made. */
    static final class ChangedMeanwhile extends RuntimeException {}
}
