package nl.kring.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionOpened;
import nl.kring.programme.Editions;
import nl.kring.programme.NoSuchEdition;
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
    private final Enrolments enrolments;
    private final Editions editions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Places(PlaceRows rows, Enrolments enrolments, Editions editions, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.enrolments = enrolments;
        this.editions = editions;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void create(EditionOpened opened) {
        Edition edition = editions.get(opened.editionId());
        for (int number = 1; number <= edition.definition().places().maximum(); number++) {
            rows.save(new Place(edition.id(), number));
        }
    }

    /**
     * Takes a place for a confirmed enrolment, or puts it on the waiting list. A newcomer never passes the list: while
     * somebody waits, free places are theirs.
     *
     * @return whether there was a place
     */
    public boolean claim(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        lock(enrolment.editionId());
        boolean someoneWaits = firstWaiting(enrolment.editionId()).isPresent();
        Optional<Place> free = rows.findFirstByEditionIdAndEnrolmentIdIsNullOrderByNumber(enrolment.editionId());
        if (free.isEmpty() || someoneWaits) {
            enrolment.waitForPlace();
            events.publishEvent(EnrolmentMoved.to(enrolment));
            return false;
        }
        free.get().giveTo(enrolmentId);
        enrolment.takePlace();
        events.publishEvent(EnrolmentMoved.to(enrolment));
        return true;
    }

    /** Takes the place that was offered. */
    public void acceptOffer(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        lock(enrolment.editionId());
        rows.findByEnrolmentId(enrolmentId).orElseThrow().giveTo(enrolmentId);
        enrolment.takePlace();
        events.publishEvent(EnrolmentMoved.to(enrolment));
    }

    /** Until when the place is kept that was offered to this enrolment. */
    @Transactional(readOnly = true)
    public Optional<Instant> offeredUntil(UUID enrolmentId) {
        return rows.findByEnrolmentId(enrolmentId).map(Place::offeredUntil);
    }

    /** Gives back the place of an enrolment that ended, whatever the cause, and offers it to the first who waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(Enrolment enrolment) {
        lock(enrolment.editionId());
        rows.findByEnrolmentId(enrolment.id()).ifPresent(Place::free);
        offerFreePlaces(enrolment.editionId());
    }

    /**
     * Changes the number of places. More places become offers to those who wait, in order.
     *
     * @throws CapacityTooLow when more places are taken than would be left
     */
    public void setCapacity(UUID editionId, int capacity) {
        lock(editionId);
        int current = rows.countByEditionId(editionId);
        int last = rows.findFirstByEditionIdOrderByNumberDesc(editionId)
                .map(Place::number)
                .orElse(0);
        for (int added = 1; added <= capacity - current; added++) {
            rows.save(new Place(editionId, last + added));
        }
        if (capacity < current) {
            List<Place> free = rows.findByEditionIdAndEnrolmentIdIsNullOrderByNumberDesc(editionId);
            if (free.size() < current - capacity) {
                throw new CapacityTooLow(current - free.size());
            }
            free.subList(0, current - capacity).forEach(rows::delete);
        }
        offerFreePlaces(editionId);
    }

    @Transactional(readOnly = true)
    public Occupancy occupancy(UUID editionId) {
        return new Occupancy(
                rows.countByEditionId(editionId),
                rows.countByEditionIdAndEnrolmentIdIsNotNull(editionId),
                enrolments.countByEditionIdAndStatusIn(editionId, List.of(EnrolmentStatus.WAITING)));
    }

    /** Whether the interest form of the edition can be sent now. */
    @Transactional(readOnly = true)
    public boolean isOpenForEnrolment(Edition edition) {
        Occupancy occupancy = occupancy(edition.id());
        return edition.status(clock.instant()) == Edition.Status.ENROLLING
                && (occupancy.free() > 0 || occupancy.waiting() < edition.waitingListSize());
    }

    /** The place on the waiting list, from 1; null when the enrolment does not wait. */
    @Transactional(readOnly = true)
    public @Nullable Integer waitingPosition(Enrolment enrolment) {
        return enrolment.status() == EnrolmentStatus.WAITING
                ? enrolments.countByEditionIdAndStatusAndReceiptLessThanEqual(
                        enrolment.editionId(), EnrolmentStatus.WAITING, enrolment.receipt())
                : null;
    }

    /** The number of the place an enrolment has, or that is kept for it. */
    @Transactional(readOnly = true)
    public @Nullable Integer placeNumber(UUID enrolmentId) {
        return rows.findByEnrolmentId(enrolmentId).map(Place::number).orElse(null);
    }

    /** Everybody who ever enrolled, in order of receipt, with the place or the turn they have. */
    @Transactional(readOnly = true)
    public List<Standing> standings(UUID editionId) {
        Map<UUID, Place> places = rows.findByEditionIdAndEnrolmentIdIsNotNull(editionId).stream()
                .collect(Collectors.toMap(place -> Objects.requireNonNull(place.enrolmentId()), place -> place));
        List<Standing> standings = new ArrayList<>();
        int waiting = 0;
        for (Enrolment enrolment : enrolments.findByEditionIdOrderByReceipt(editionId)) {
            Place place = places.get(enrolment.id());
            standings.add(new Standing(
                    enrolment,
                    place == null ? null : place.number(),
                    enrolment.status() == EnrolmentStatus.WAITING ? Integer.valueOf(++waiting) : null));
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

    private void offerFreePlaces(UUID editionId) {
        Edition edition = editions.get(editionId);
        if (edition.status(clock.instant()) != Edition.Status.ENROLLING) {
            return;
        }
        Instant until = clock.instant().plus(edition.definition().waitFor(OFFER).escalateAfter());
        Optional<Place> free = rows.findFirstByEditionIdAndEnrolmentIdIsNullOrderByNumber(editionId);
        Optional<Enrolment> first = firstWaiting(editionId);
        while (free.isPresent() && first.isPresent()) {
            free.get().offerTo(first.get().id(), until);
            first.get().offerPlace();
            events.publishEvent(EnrolmentMoved.to(first.get()));
            events.publishEvent(new PlaceOffered(first.get().id(), editionId));
            free = rows.findFirstByEditionIdAndEnrolmentIdIsNullOrderByNumber(editionId);
            first = firstWaiting(editionId);
        }
    }

    private Optional<Enrolment> firstWaiting(UUID editionId) {
        return enrolments.findFirstByEditionIdAndStatusOrderByReceipt(editionId, EnrolmentStatus.WAITING);
    }

    private void lock(UUID editionId) {
        editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
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
