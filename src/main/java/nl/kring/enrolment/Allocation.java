package nl.kring.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.EditionOpened;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands out the places of an edition in order of receipt and takes them back. Every change holds the edition, so that two
 * never happen at once; the number of place rows is the number of places, so that there can never be more people than
 * places. Who is next is for the {@link WaitingList} to say, how things stand for {@link Places}.
 */
@Service
@Transactional
public class Allocation {

    private static final String OFFER = "acceptOfferedPlace";

    private final PlaceRows rows;
    private final BypassRows bypasses;
    private final SurplusRows surplus;
    private final WaitingList waitingList;
    private final Transfers transfers;
    private final Editions editions;
    private final OneByOne oneByOne;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Allocation(
            PlaceRows rows,
            BypassRows bypasses,
            SurplusRows surplus,
            WaitingList waitingList,
            Transfers transfers,
            Editions editions,
            OneByOne oneByOne,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.bypasses = bypasses;
        this.surplus = surplus;
        this.waitingList = waitingList;
        this.transfers = transfers;
        this.editions = editions;
        this.oneByOne = oneByOne;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void create(EditionOpened opened) {
        Edition edition = editions.get(opened.editionId());
        if (edition.groups().isEmpty()) {
            rows.add(
                    new Part(edition.id(), EditionGroup.ALL),
                    edition.definition().places().maximum());
        }
        for (EditionGroup group : edition.groups()) {
            rows.add(
                    new Part(edition.id(), group.number()),
                    edition.definition().groups().get(group.number() - 1).places());
        }
    }

    /**
     * Takes a place for a confirmed enrolment, or puts it on the waiting list. A newcomer never passes the list: while
     * somebody waits who could have them, free places are theirs. Whoever was added by staff may have a place that is kept
     * free. For a member of a team this was settled when the last one came; see {@link Teams}.
     *
     * @return whether there was a place
     */
    public boolean claim(UUID enrolmentId) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        UUID leaver = enrolment.replaces();
        if (leaver != null) {
            rows.handOver(leaver, enrolmentId);
            enrolment.takePlace();
            events.publishEvent(EnrolmentMoved.to(enrolment));
            return true;
        }
        if (enrolment.teamId() == null || enrolment.status() == EnrolmentStatus.CONFIRMED) {
            claimTogether(List.of(enrolment));
        }
        return enrolment.status() == EnrolmentStatus.INTAKE;
    }

    /** Takes places for all of them, or puts all of them on the waiting list. */
    @Transactional(propagation = Propagation.MANDATORY)
    void claimTogether(List<Enrolment> newcomers) {
        Part part = Part.of(newcomers.get(0));
        boolean mayHaveKept = newcomers.stream().allMatch(newcomer -> bypasses.wasAdded(newcomer.id()));
        Edition edition = editions.get(part.editionId());
        boolean room = (mayHaveKept ? edition.takesPeople(clock.instant()) : !hasStarted(edition))
                && (mayHaveKept
                        ? nobodyHas(part) >= newcomers.size()
                        : waitingList.next(part).isEmpty() && free(part) >= newcomers.size());
        for (Enrolment newcomer : newcomers) {
            if (room) {
                rows.take(part.editionId(), mayHaveKept ? keptOrFree(part) : firstFree(part), newcomer.id());
                newcomer.takePlace();
            } else {
                newcomer.waitForPlace();
            }
            events.publishEvent(EnrolmentMoved.to(newcomer));
        }
    }

    /**
     * Takes the place that was offered.
     *
     * @throws OfferOver when there is no offer (any more), also when nobody has noticed yet that its time is over
     */
    public void acceptOffer(UUID enrolmentId) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        boolean offered = enrolment.status() == EnrolmentStatus.OFFERED
                && rows.of(enrolmentId)
                        .map(PlaceRows.Place::offeredUntil)
                        .filter(clock.instant()::isBefore)
                        .isPresent()
                && !hasStarted(editions.get(enrolment.editionId()));
        if (!offered) {
            throw new OfferOver();
        }
        rows.settle(enrolmentId);
        enrolment.takePlace();
        events.publishEvent(EnrolmentMoved.to(enrolment));
    }

    /** Gives back the place of an enrolment that ended, whatever the cause, and offers it to the first who waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(Enrolment enrolment) {
        Edition edition = oneByOne.edition(enrolment.editionId());
        rows.free(enrolment.id());
        offerFreePlaces(edition, Part.of(enrolment));
    }

    /**
     * Changes the number of places of an edition, or of a group of it. More places become offers to those who wait, in order; of fewer, those that are kept
     * free go last. A team that waits and is larger than the edition now is no reason to keep places: it is passed over; see
     * {@link WaitingList}.
     *
     * @throws CapacityTooLow when more places are taken than would be left
     */
    public void setCapacity(UUID editionId, int group, int capacity) {
        Edition edition = oneByOne.edition(editionId);
        Part part = new Part(editionId, group);
        PlaceRows.Counts now = rows.count(part);
        if (capacity < now.taken()) {
            throw new CapacityTooLow(group, now.taken());
        }
        if (capacity > now.all()) {
            rows.add(part, capacity - now.all());
        } else {
            rows.remove(part, now.all() - capacity);
        }
        offerFreePlaces(edition, part);
    }

    /** Changes the number of places of an edition without groups. */
    public void setCapacity(UUID editionId, int capacity) {
        setCapacity(editionId, EditionGroup.ALL, capacity);
    }

    /**
     * Keeps so many places free, out of those that nobody has. Those that are no longer kept are offered in order.
     *
     * @throws NotEnoughFree when there are fewer that nobody has
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void keepFree(Edition edition, int group, int places) {
        Part part = new Part(edition.id(), group);
        if (places > nobodyHas(part)) {
            throw new NotEnoughFree(nobodyHas(part));
        }
        rows.keep(part, places);
        offerFreePlaces(edition, part);
    }

    /**
     * Offers places to those who belong together and wait, out of turn and also when enrolling has closed: those that are
     * kept free, else those that are free.
     *
     * @throws NotEnoughFree when not all of them can be offered a place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void offerOutOfTurn(Edition edition, List<Enrolment> together) {
        Part part = Part.of(together.get(0));
        if (nobodyHas(part) < together.size() || hasStarted(edition)) {
            throw new NotEnoughFree(nobodyHas(part));
        }
        together.forEach(enrolment -> offer(edition, keptOrFree(part), enrolment));
    }

    /**
     * Gives somebody who chose another group a place there, instead of the one in the group before.
     *
     * @throws NotEnoughFree when there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void takePlaceIn(Edition edition, Enrolment enrolment, int group) {
        Part before = Part.of(enrolment);
        Part after = new Part(edition.id(), group);
        if (nobodyHas(after) == 0) {
            throw new NotEnoughFree(0);
        }
        rows.free(enrolment.id());
        transfers.move(enrolment, group);
        rows.take(edition.id(), keptOrFree(after), enrolment.id());
        offerFreePlaces(edition, before);
    }

    /**
     * What the waiting list is promised: while enrolling is open, a place that is free is offered at once to whoever is
     * first, each place to one person.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void offerFreePlaces(Edition edition, Part part) {
        if (!edition.handsOutPlaces(clock.instant())) {
            return;
        }
        List<Enrolment> next = waitingList.next(part);
        while (!next.isEmpty() && next.size() <= free(part)) {
            next.forEach(enrolment -> offerFree(edition, enrolment));
            next = waitingList.next(part);
        }
    }

    private void offerFree(Edition edition, Enrolment waiting) {
        Enrolment enrolment = waiting;
        if (!enrolment.editionId().equals(edition.id())) {
            surplus.asked(edition.id(), enrolment.id());
            enrolment = oneByOne.enrolment(enrolment.id());
            transfers.move(enrolment, edition.id());
        }
        offer(edition, firstFree(Part.of(enrolment)), enrolment);
    }

    private void offer(Edition edition, int place, Enrolment enrolment) {
        rows.offer(edition.id(), place, enrolment.id(), offerEnds(edition));
        enrolment.offerPlace();
        events.publishEvent(EnrolmentMoved.to(enrolment));
        events.publishEvent(new PlaceOffered(enrolment.id(), edition.id()));
    }

    /** After the programme's wait, and never after enrolling closes; where it has closed, never after the start. */
    private Instant offerEnds(Edition edition) {
        ZonedDateTime now = clock.instant().atZone(AppClock.ZONE);
        Duration wait = edition.definition().waitFor(OFFER).end();
        ZonedDateTime end = AppClock.after(now.toInstant(), wait);
        ZonedDateTime closes = edition.enrolmentClosesAt();
        ZonedDateTime last = now.isBefore(closes) && closes.isBefore(edition.startsAt()) ? closes : edition.startsAt();
        return (end.isBefore(last) ? end : last).toInstant();
    }

    private int keptOrFree(Part part) {
        return rows.firstFree(part, true).or(() -> rows.firstFree(part, false)).orElseThrow();
    }

    private int firstFree(Part part) {
        return rows.firstFree(part, false).orElseThrow();
    }

    /** Places that whoever comes next can have. */
    private int free(Part part) {
        return nobodyHas(part) - rows.count(part).kept();
    }

    /** Places that nobody has, kept free or not. */
    private int nobodyHas(Part part) {
        PlaceRows.Counts counts = rows.count(part);
        return counts.all() - counts.taken();
    }

    private boolean hasStarted(Edition edition) {
        return switch (edition.status(clock.instant())) {
            case PLANNED, ENROLLING, CLOSED -> false;
            case UNDER_WAY, ENDED, CANCELLED -> true;
        };
    }

    /** The offer of a place is over: it was answered, or its time has passed. */
    public static final class OfferOver extends RuntimeException {}

    /** There are fewer free places than were asked for. */
    public static final class NotEnoughFree extends RuntimeException {

        private final int free;

        NotEnoughFree(int free) {
            super(free + " places are free");
            this.free = free;
        }

        public int free() {
            return free;
        }
    }

    /** Fewer places were asked for than are taken. */
    public static final class CapacityTooLow extends RuntimeException {

        private final int group;
        private final int taken;

        CapacityTooLow(int group, int taken) {
            super(taken + " places are taken");
            this.group = group;
            this.taken = taken;
        }

        /** The number of the group; {@link EditionGroup#ALL} of an edition without groups. */
        public int group() {
            return group;
        }

        public int taken() {
            return taken;
        }
    }
}
