package nl.kring.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans and ends absences of the staff. Days are in Europe/Amsterdam. One change at a time, on whichever node, so that the
 * rules between absences hold.
 */
@Service
@Transactional
public class Absences {

    private final JdbcClient database;
    private final AbsenceCalendar calendar;
    private final StaffDirectory staff;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Absences(
            JdbcClient database,
            AbsenceCalendar calendar,
            StaffDirectory staff,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.calendar = calendar;
        this.staff = staff;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Somebody will be away. From today on it begins at once. The same once more changes nothing.
     *
     * @param from the first day, today at the earliest
     * @param until the last day
     * @throws AccountRefused when the days are past or turned round, overlap another absence, or the stand-in is not there,
     *     has not the roles, or is stood in for by the absentee on one of these days
     */
    public void plan(String userId, LocalDate from, LocalDate until, String standIn, Actor by) {
        lock();
        List<Absence> own = calendar.presentAndComing(userId);
        if (own.stream()
                .anyMatch(each -> each.from().equals(from)
                        && each.until().equals(until)
                        && each.standIn().equals(standIn))) {
            return;
        }
        check(userId, from, until, standIn, own);
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into kring.staff_absence (id, user_id, from_day, until_day, stand_in, set_by, set_at)
                values (:id, :user, :from, :until, :standIn, :by, :now)""")
                .param("id", id)
                .param("user", userId)
                .param("from", from)
                .param("until", until)
                .param("standIn", standIn)
                .param("by", by.id())
                .param("now", AbsenceCalendar.utc(clock.instant()))
                .update();
        audit.recordAboutStaff(by, "absence.planned", userId, from + " - " + until + ", " + standIn);
        events.publishEvent(new AbsencePlanned(calendar.find(id).orElseThrow()));
        events.publishEvent(new StaffChanged());
    }

    private void check(String userId, LocalDate from, LocalDate until, String standIn, List<Absence> own) {
        if (from.isBefore(LocalDate.now(clock))) {
            throw new AccountRefused("fromDay", "absencePast");
        }
        if (until.isBefore(from)) {
            throw new AccountRefused("untilDay", "absenceTurned");
        }
        own.stream()
                .filter(each -> !each.from().isAfter(until) && !each.until().isBefore(from))
                .findFirst()
                .ifPresent(other -> {
                    throw new AccountRefused("fromDay", "absenceOverlaps", other.from(), other.until());
                });
        if (standIn.equals(userId)) {
            throw new AccountRefused("standIn", "absenceOwnStandIn");
        }
        if (!staff.canStandIn(standIn, userId)) {
            throw new AccountRefused("standIn", "absenceNotCovered");
        }
        if (leadsTo(userId, standIn, from, until)) {
            throw new AccountRefused("standIn", "absenceRing");
        }
    }

    /** Whether the work would come back, on one of these days, to the person who is away. */
    private boolean leadsTo(String absentee, String standIn, LocalDate from, LocalDate until) {
        return calendar.presentAndComing(standIn).stream()
                .filter(each -> !each.from().isAfter(until) && !each.until().isBefore(from))
                .anyMatch(each -> each.standIn().equals(absentee)
                        || leadsTo(absentee, each.standIn(), later(from, each.from()), earlier(until, each.until())));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Calls an absence off, or ends it now; one that is over stays as it is. */
    public void end(Absence absence, Actor by) {
        lock();
        int ended = database.sql("""
                update kring.staff_absence set ended_at = :now
                where id = :id and ended_at is null and until_day >= :today""")
                .param("id", absence.id())
                .param("now", AbsenceCalendar.utc(clock.instant()))
                .param("today", LocalDate.now(clock))
                .update();
        if (ended == 1) {
            audit.recordAboutStaff(by, "absence.ended", absence.userId(), absence.from() + " - " + absence.until());
            events.publishEvent(new StaffChanged());
        }
    }

    @Transactional(readOnly = true)
    public Optional<Absence> find(UUID id) {
        return calendar.find(id);
    }

    /**
     * Every absence that has come and is not over, for whoever passes tasks on and gives them back. Until the transaction
     * ends nobody else plans, ends or handles absences.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Absence> handle() {
        lock();
        return calendar.underWay();
    }

    /** Whether {@link #handle} would find anything. */
    @Transactional(readOnly = true)
    public boolean areUnderWay() {
        return !calendar.underWay().isEmpty();
    }

    /** Notes that the tasks of the absentee were passed on. */
    public void began(Absence absence) {
        note(absence, "began_at");
        audit.recordAboutStaff(Actor.SYSTEM, "absence.began", absence.userId(), absence.standIn());
    }

    /** Notes that the tasks of the absentee were given back. */
    public void over(Absence absence) {
        note(absence, "over_at");
        if (absence.beganAt() != null) {
            audit.recordAboutStaff(Actor.SYSTEM, "absence.over", absence.userId(), absence.standIn());
        }
    }

    private void note(Absence absence, String column) {
        database.sql("update kring.staff_absence set " + column + " = :now where id = :id")
                .param("id", absence.id())
                .param("now", AbsenceCalendar.utc(clock.instant()))
                .update();
    }

    private void lock() {
        database.sql("lock table kring.staff_absence in share row exclusive mode")
                .update();
    }
}
