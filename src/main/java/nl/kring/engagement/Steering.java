package nl.kring.engagement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.NoSuchEdition;
import nl.kring.programme.Planning;
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
    private final Clock clock;

    Steering(Cycles cycles, Editions editions, Planning planning, Visits visits, Clock clock) {
        this.cycles = cycles;
        this.editions = editions;
        this.planning = planning;
        this.visits = visits;
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
        LocalDate start = nextStart(edition, cycle);
        Edition next = planning.planEdition(edition.programme().slug(), nextTitle(edition, start), start);
        cycles.saveAndFlush(new Cycle(next.id(), edition.id(), cycle.agreed()));
        planning.end(edition.id());
        return next;
    }

    /** When the next cycle begins: after the agreed period, on the same day of the week. */
    @Transactional(readOnly = true)
    public LocalDate nextStart(UUID editionId) {
        return nextStart(editions.get(editionId), cycles.get(editionId));
    }

    private static LocalDate nextStart(Edition edition, Cycle cycle) {
        LocalDate start = edition.startsAt().toLocalDate();
        return start.plusMonths(cycle.agreed().repeatAfterMonths())
                .with(TemporalAdjusters.nextOrSame(start.getDayOfWeek()));
    }

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
