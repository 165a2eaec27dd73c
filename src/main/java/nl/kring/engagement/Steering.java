package nl.kring.engagement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.ChangedMeanwhile;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.NoSuchEdition;
import nl.kring.programme.Planning;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a steering group settles in a cycle: what is agreed before, what comes of comparing, and the cycle after it. */
@Service
@Transactional
public class Steering {

    private final Cycles cycles;
    private final Editions editions;
    private final Planning planning;
    private final Visits visits;
    private final ActionPlanning actions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Steering(
            Cycles cycles,
            Editions editions,
            Planning planning,
            Visits visits,
            ActionPlanning actions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cycles = cycles;
        this.editions = editions;
        this.planning = planning;
        this.visits = visits;
        this.actions = actions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Settles what holds for a cycle, and asks for the visits that follow from it. */
    public void agree(UUID editionId, CycleAgreements agreements) {
        hold(editionId);
        Cycle cycle = cycles.findById(editionId).orElseGet(() -> new Cycle(editionId, null, agreements));
        cycle.agree(agreements, clock.instant());
        cycles.saveAndFlush(cycle);
        visits.askWhereNeeded(cycle);
    }

    public void recordComparison(UUID editionId, String smallGroups, String plenary) {
        hold(editionId);
        cycles.get(editionId).compared(smallGroups, plenary);
    }

    public void recordAgreements(UUID editionId, String agreements) {
        hold(editionId);
        cycles.get(editionId).record(agreements);
    }

    public void setImprovementGoal(UUID editionId, Cycle.Improvement improvement) {
        hold(editionId);
        cycles.get(editionId).improve(improvement);
    }

    /** From now on whoever completes the instrument is asked at once to align with the partnership. */
    public void beginAligning(UUID editionId) {
        hold(editionId);
        cycles.get(editionId).beginAligning(clock.instant());
    }

    /**
     * Plans the next cycle, with the agreements of this one until others are made. A second time changes nothing.
     *
     * @return the edition of the next cycle
     */
    public Edition planNext(UUID editionId) {
        hold(editionId);
        return cycles.findByPreviousEditionId(editionId)
                .map(next -> editions.get(next.editionId()))
                .orElseGet(() -> planAfter(editions.get(editionId)));
    }

    private Edition planAfter(Edition edition) {
        Cycle cycle = cycles.get(edition.id());
        LocalDate start = nextStart(edition.id())
                .orElseThrow(() -> new IllegalStateException("No cycle follows " + edition.id()));
        Edition next = planning.planEdition(edition.programme().slug(), nextTitle(edition, start), start);
        cycles.saveAndFlush(new Cycle(next.id(), edition.id(), cycle.agreed()));
        planning.end(edition.id());
        return next;
    }

    /** When the next cycle begins: after the agreed period, on the same day of the week; empty where none follows. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> nextStart(UUID editionId) {
        return Optional.ofNullable(cycles.get(editionId).agreed().repeatAfterMonths())
                .map(months -> startAfter(editions.get(editionId), months));
    }

    private static LocalDate startAfter(Edition edition, int months) {
        LocalDate start = edition.startsAt().toLocalDate();
        return start.plusMonths(months).with(TemporalAdjusters.nextOrSame(start.getDayOfWeek()));
    }

    /**
     * Changes when the next cycle follows, while it has not been planned yet.
     *
     * @param seen what was agreed when this was decided
     * @param months null for no next cycle
     * @throws ChangedMeanwhile when something else is agreed by now, or the cycle is over
     * @throws TooSoon when boards could not enrol for the next cycle any more
     */
    public void repeat(UUID editionId, @Nullable Integer seen, @Nullable Integer months, Actor by) {
        hold(editionId);
        Edition edition = editions.get(editionId);
        Cycle cycle = cycles.get(editionId);
        if (!Objects.equals(cycle.agreed().repeatAfterMonths(), seen) || isOver(edition)) {
            throw new ChangedMeanwhile();
        }
        if (months != null
                && !startAfter(edition, months)
                        .minus(edition.definition().enrolmentClosesBefore())
                        .isAfter(LocalDate.ofInstant(clock.instant(), AppClock.ZONE))) {
            throw new TooSoon();
        }
        cycle.repeatAfter(months);
        cycles.saveAndFlush(cycle);
        audit.record(by, "cycle.repetition", null, editionId, String.valueOf(months));
        events.publishEvent(new RepetitionChanged(editionId));
    }

    /**
     * Stops a cycle, wherever it is: its boards hear why, what they and the partnership were to do is dropped, and no other
     * follows it.
     *
     * @throws ChangedMeanwhile when it is over
     */
    public void abandon(UUID editionId, String reason, Actor by) {
        hold(editionId);
        Edition edition = editions.get(editionId);
        if (isOver(edition)) {
            throw new ChangedMeanwhile();
        }
        planning.abandon(editionId, reason, by.name());
        actions.dropForPartnership(editionId);
        audit.record(by, "cycle.abandoned", null, editionId, reason);
        events.publishEvent(new CycleAbandoned(editionId));
    }

    /** Stopped, or followed by the next one. */
    @Transactional(readOnly = true)
    public boolean isOver(Edition edition) {
        return switch (edition.status(clock.instant())) {
            case CANCELLED, ENDED -> true;
            case PLANNED, ENROLLING, CLOSED, UNDER_WAY -> false;
        };
    }

    /** The next cycle would begin before boards can enrol for it. */
    public static final class TooSoon extends RuntimeException {}

    /** With the years of the next cycle in place of those of this one. */
    private static String nextTitle(Edition edition, LocalDate start) {
        String years = Edition.titleFor(edition.startsAt().toLocalDate());
        String nextYears = Edition.titleFor(start);
        return edition.title().contains(years)
                ? edition.title().replace(years, nextYears)
                : edition.title() + ", " + nextYears;
    }

    private void hold(UUID editionId) {
        editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
    }
}
