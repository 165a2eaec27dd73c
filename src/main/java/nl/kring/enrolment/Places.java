package nl.kring.enrolment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionOpened;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
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
 * places.
 */
@Service
@Transactional
public class Places {

    private static final String OFFER = "acceptOfferedPlace";

    private final PlaceRows rows;
    private final BypassRows bypasses;
    private final SurplusRows surplus;
    private final Enrolments enrolments;
    private final Editions editions;
    private final OneByOne oneByOne;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Places(
            PlaceRows rows,
            BypassRows bypasses,
            SurplusRows surplus,
            Enrolments enrolments,
            Editions editions,
            OneByOne oneByOne,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.bypasses = bypasses;
        this.surplus = surplus;
        this.enrolments = enrolments;
        this.editions = editions;
        this.oneByOne = oneByOne;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void create(EditionOpened opened) {
        Edition edition = editions.get(opened.editionId());
        rows.add(edition.id(), edition.definition().places().maximum());
    }

    /**
     * Takes a place for a confirmed enrolment, or puts it on the waiting list. A newcomer never passes the list: while
     * somebody waits, free places are theirs. Whoever was added by staff may have a place that is kept free. For a member
     * of a team this was settled when the last one came; see {@link Teams}.
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
        if (enrolment.teamId() != null && enrolment.status() != EnrolmentStatus.CONFIRMED) {
            return enrolment.status() == EnrolmentStatus.INTAKE;
        }
        Optional<Integer> place = placeForNewcomer(enrolment);
        if (place.isEmpty()) {
            enrolment.waitForPlace();
            events.publishEvent(EnrolmentMoved.to(enrolment));
            return false;
        }
        rows.take(enrolment.editionId(), place.get(), enrolmentId);
        enrolment.takePlace();
        events.publishEvent(EnrolmentMoved.to(enrolment));
        return true;
    }

    /** Takes places for all of a team, or puts all of it on the waiting list. */
    @Transactional(propagation = Propagation.MANDATORY)
    void claimTogether(List<Enrolment> team) {
        UUID editionId = team.get(0).editionId();
        boolean room = placeForNewcomer(team.get(0)).isPresent()
                && occupancy(editionId).free() >= team.size();
        for (Enrolment member : team) {
            if (room) {
                rows.take(editionId, rows.firstFree(editionId, false).orElseThrow(), member.id());
                member.takePlace();
            } else {
                member.waitForPlace();
            }
            events.publishEvent(EnrolmentMoved.to(member));
        }
    }

    private Optional<Integer> placeForNewcomer(Enrolment newcomer) {
        UUID editionId = newcomer.editionId();
        if (hasStarted(editions.get(editionId))) {
            return Optional.empty();
        }
        if (bypasses.wasAdded(newcomer.id())) {
            Optional<Integer> kept = rows.firstFree(editionId, true);
            return kept.isPresent() ? kept : rows.firstFree(editionId, false);
        }
        boolean somebodyWaits =
                firstWaiting(editionId).isPresent() || surplus.first(editionId).isPresent();
        return somebodyWaits ? Optional.empty() : rows.firstFree(editionId, false);
    }

    /**
     * Brings somebody who declined a second group back to the first one, with the turn that was theirs: on its waiting
     * list, or in a place when nobody waits there and one is free.
     *
     * @return whether that was possible: they were asked for a second group, and the first one still hands out places
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeBack(Enrolment declining) {
        Edition second = oneByOne.edition(declining.editionId());
        UUID firstGroup = second.secondGroupOf();
        if (firstGroup == null
                || declining.teamId() != null
                || declining.status() != EnrolmentStatus.OFFERED
                || !surplus.wasAsked(second.id(), declining.id())
                || !editions.get(firstGroup).handsOutPlaces(clock.instant())) {
            return false;
        }
        rows.free(declining.id());
        Enrolment returning = giveFreeTurn(declining, firstGroup);
        changeEdition(returning, firstGroup);
        Optional<Integer> place = placeForNewcomer(returning);
        if (place.isPresent()) {
            rows.take(firstGroup, place.get(), returning.id());
            returning.takePlace();
        } else {
            returning.waitForPlace();
        }
        events.publishEvent(EnrolmentMoved.to(returning));
        offerFreePlaces(second);
        return true;
    }

    /** The turn that was theirs, or one right after it where it was given to somebody else meanwhile. */
    private Enrolment giveFreeTurn(Enrolment returning, UUID editionId) {
        if (!surplus.turnIsTaken(returning, returning.turn(), editionId)) {
            return returning;
        }
        BigDecimal turn = enrolments
                .findFirstByEditionIdAndTurnGreaterThanOrderByTurn(editionId, returning.turn())
                .map(Enrolment::turn)
                .orElseGet(() -> returning.turn().add(BigDecimal.ONE));
        do {
            turn = returning.turn().add(turn).divide(BigDecimal.valueOf(2));
        } while (surplus.turnIsTaken(returning, turn, editionId));
        enrolments.giveTurn(returning.id(), turn);
        return oneByOne.enrolment(returning.id());
    }

    /** Written at once, because places know to which edition whoever has them belongs. */
    private void changeEdition(Enrolment enrolment, UUID editionId) {
        enrolment.changeEdition(editionId);
        enrolments.saveAndFlush(enrolment);
        events.publishEvent(new EditionChanged(enrolment.id(), editionId));
    }

    /**
     * Takes the place that was offered.
     *
     * @throws OfferOver when there is no offer (any more), also when nobody has noticed yet that its time is over
     */
    public void acceptOffer(UUID enrolmentId) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        Instant now = clock.instant();
        boolean offered = enrolment.status() == EnrolmentStatus.OFFERED
                && offeredUntil(enrolmentId).filter(now::isBefore).isPresent()
                && !hasStarted(editions.get(enrolment.editionId()));
        if (!offered) {
            throw new OfferOver();
        }
        rows.settle(enrolmentId);
        enrolment.takePlace();
        events.publishEvent(EnrolmentMoved.to(enrolment));
    }

    /** Until when the place is kept that was offered to this enrolment. */
    @Transactional(readOnly = true)
    public Optional<Instant> offeredUntil(UUID enrolmentId) {
        return rows.of(enrolmentId).map(PlaceRows.Place::offeredUntil);
    }

    /** Until when somebody can wait for a place: enrolling closes, or, for whoever was added by staff, the edition starts. */
    @Transactional(readOnly = true)
    public ZonedDateTime waitsUntil(UUID enrolmentId) {
        Edition edition = editions.get(enrolments.get(enrolmentId).editionId());
        return bypasses.wasAdded(enrolmentId) ? edition.startsAt() : edition.enrolmentClosesAt();
    }

    /** Gives back the place of an enrolment that ended, whatever the cause, and offers it to the first who waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(Enrolment enrolment) {
        Edition edition = oneByOne.edition(enrolment.editionId());
        rows.free(enrolment.id());
        offerFreePlaces(edition);
    }

    /**
     * Changes the number of places. More places become offers to those who wait, in order; of fewer, those that are kept
     * free go last.
     *
     * @throws CapacityTooLow when more places are taken than would be left
     */
    public void setCapacity(UUID editionId, int capacity) {
        Edition edition = oneByOne.edition(editionId);
        PlaceRows.Counts now = rows.count(editionId);
        if (capacity < now.taken()) {
            throw new CapacityTooLow(now.taken());
        }
        if (capacity > now.all()) {
            rows.add(editionId, capacity - now.all());
        } else {
            rows.remove(editionId, now.all() - capacity);
        }
        offerFreePlaces(edition);
    }

    /**
     * Keeps so many places free, out of those that nobody has. Those that are no longer kept are offered in order.
     *
     * @throws NotEnoughFree when there are fewer that nobody has
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void keepFree(Edition edition, int places) {
        PlaceRows.Counts now = rows.count(edition.id());
        if (places > now.all() - now.taken()) {
            throw new NotEnoughFree(now.all() - now.taken());
        }
        rows.keep(edition.id(), places);
        offerFreePlaces(edition);
    }

    /**
     * Offers a place to somebody who waits, and to the rest of a team, out of turn and also when enrolling has closed: one that is kept free, else one
     * that is free.
     *
     * @throws NotEnoughFree when nobody can be offered a place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void offerOutOfTurn(Edition edition, Enrolment waiting) {
        List<Enrolment> together = withTeam(waiting);
        PlaceRows.Counts now = rows.count(edition.id());
        if (now.all() - now.taken() < together.size() || hasStarted(edition)) {
            throw new NotEnoughFree(now.all() - now.taken());
        }
        for (Enrolment enrolment : together) {
            int place = rows.firstFree(edition.id(), true)
                    .or(() -> rows.firstFree(edition.id(), false))
                    .orElseThrow();
            offer(edition, place, enrolment);
        }
    }

    @Transactional(readOnly = true)
    public Occupancy occupancy(UUID editionId) {
        PlaceRows.Counts counts = rows.count(editionId);
        return new Occupancy(
                counts.all(),
                counts.taken(),
                counts.kept(),
                enrolments.countByEditionIdAndStatusIn(editionId, List.of(EnrolmentStatus.WAITING)));
    }

    /** Whether the interest form of the edition can be sent now. */
    @Transactional(readOnly = true)
    public boolean isOpenForEnrolment(Edition edition) {
        return edition.status(clock.instant()) == Edition.Status.ENROLLING && hasRoom(edition);
    }

    /** Whether there is a place that somebody who comes now could have, or wait for. */
    @Transactional(readOnly = true)
    public boolean hasRoom(Edition edition) {
        Occupancy occupancy = occupancy(edition.id());
        return occupancy.free() > 0 || occupancy.waiting() < edition.waitingListSize();
    }

    /** The place on the waiting list, from 1; null when the enrolment does not wait. */
    @Transactional(readOnly = true)
    public @Nullable Integer waitingPosition(Enrolment enrolment) {
        return enrolment.status() == EnrolmentStatus.WAITING
                ? enrolments.countByEditionIdAndStatusAndTurnLessThanEqual(
                        enrolment.editionId(), EnrolmentStatus.WAITING, enrolment.turn())
                : null;
    }

    /** The number of the place an enrolment has, or that is kept for it. */
    @Transactional(readOnly = true)
    public @Nullable Integer placeNumber(UUID enrolmentId) {
        return rows.of(enrolmentId).map(PlaceRows.Place::number).orElse(null);
    }

    /** Which one it was, in order of receipt, of all that ever came in for its edition; from 1. */
    @Transactional(readOnly = true)
    public int numberOfReceipt(Enrolment enrolment) {
        return enrolments.countByEditionIdAndReceiptLessThanEqual(enrolment.editionId(), enrolment.receipt());
    }

    /** Everybody who ever enrolled, in order of receipt, with the place or the turn they have. */
    @Transactional(readOnly = true)
    public List<Standing> standings(UUID editionId) {
        Map<UUID, Integer> numbers = rows.numbers(editionId);
        List<UUID> waiting = enrolments.findByEditionIdAndStatusOrderByTurn(editionId, EnrolmentStatus.WAITING).stream()
                .map(Enrolment::id)
                .toList();
        List<Standing> standings = new ArrayList<>();
        for (Enrolment enrolment : enrolments.findByEditionIdOrderByReceipt(editionId)) {
            int turn = waiting.indexOf(enrolment.id());
            standings.add(
                    new Standing(enrolment, numbers.get(enrolment.id()), turn < 0 ? null : Integer.valueOf(turn + 1)));
        }
        return standings;
    }

    /**
     * How an enrolment stands among the others of its edition.
     *
     * @param place the number of the place it has, or that is kept for it
     * @param waitingPosition its turn on the waiting list, from 1
     */
    public record Standing(
            Enrolment enrolment,
            @Nullable Integer place,
            @Nullable Integer waitingPosition) {}

    /**
     * What the waiting list is promised: while enrolling is open, a place that is free is offered at once to whoever is
     * first, each place to one person.
     */
    private void offerFreePlaces(Edition edition) {
        if (!edition.handsOutPlaces(clock.instant())) {
            return;
        }
        List<Enrolment> next = nextInLine(edition.id());
        while (!next.isEmpty() && next.size() <= occupancy(edition.id()).free()) {
            next.forEach(enrolment -> offerFree(edition, enrolment));
            next = nextInLine(edition.id());
        }
    }

    /**
     * Who is to be offered places together: somebody alone, or all of a team. A team for which there is no room yet is not
     * passed by smaller ones. Those for whom a second group was opened come before whoever enrolled for it.
     */
    private List<Enrolment> nextInLine(UUID editionId) {
        return surplus.first(editionId)
                .map(enrolments::get)
                .or(() -> firstWaiting(editionId))
                .map(this::withTeam)
                .orElse(List.of());
    }

    private List<Enrolment> withTeam(Enrolment waiting) {
        UUID team = waiting.teamId();
        return team == null
                ? List.of(waiting)
                : enrolments.findByTeamIdAndStatusOrderByTurn(team, EnrolmentStatus.WAITING);
    }

    private void offerFree(Edition edition, Enrolment waiting) {
        Enrolment enrolment = waiting;
        if (!enrolment.editionId().equals(edition.id())) {
            surplus.asked(edition.id(), enrolment.id());
            enrolment = oneByOne.enrolment(enrolment.id());
            changeEdition(enrolment, edition.id());
        }
        offer(edition, rows.firstFree(edition.id(), false).orElseThrow(), enrolment);
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

    private boolean hasStarted(Edition edition) {
        return switch (edition.status(clock.instant())) {
            case PLANNED, ENROLLING, CLOSED -> false;
            case UNDER_WAY, ENDED, CANCELLED -> true;
        };
    }

    private Optional<Enrolment> firstWaiting(UUID editionId) {
        return enrolments.findFirstByEditionIdAndStatusOrderByTurn(editionId, EnrolmentStatus.WAITING);
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

        private final int taken;

        CapacityTooLow(int taken) {
            super(taken + " places are taken");
            this.taken = taken;
        }

        public int taken() {
            return taken;
        }
    }
}
