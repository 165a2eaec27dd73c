package nl.kring.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the places of an edition stand: who has one, who waits, and whether somebody can still come. */
@Service
@Transactional(readOnly = true)
public class Places {

    private final PlaceRows rows;
    private final BypassRows bypasses;
    private final WaitingList waitingList;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Clock clock;

    Places(
            PlaceRows rows,
            BypassRows bypasses,
            WaitingList waitingList,
            Enrolments enrolments,
            Editions editions,
            Clock clock) {
        this.rows = rows;
        this.bypasses = bypasses;
        this.waitingList = waitingList;
        this.enrolments = enrolments;
        this.editions = editions;
        this.clock = clock;
    }

    public Occupancy occupancy(UUID editionId) {
        PlaceRows.Counts counts = rows.count(editionId);
        return new Occupancy(
                counts.all(),
                counts.taken(),
                counts.kept(),
                enrolments.countByEditionIdAndStatusIn(editionId, List.of(EnrolmentStatus.WAITING)));
    }

    /** Whether the interest form of the edition can be sent now. */
    public boolean isOpenForEnrolment(Edition edition) {
        return isOpenForEnrolment(edition, 1);
    }

    /** The same for so many who enrol together. */
    boolean isOpenForEnrolment(Edition edition, int people) {
        return edition.status(clock.instant()) == Edition.Status.ENROLLING && hasRoom(edition, people);
    }

    /**
     * Whether so many who come now could have a place, or wait for one. This is asked when a form is sent and never again:
     * whoever was told that there is room keeps it, also when the list has filled up before the address is confirmed. The
     * list can thereby become longer than was set, by those who had not confirmed yet.
     */
    boolean hasRoom(Edition edition, int people) {
        Occupancy occupancy = occupancy(edition.id());
        return occupancy.free() >= people || occupancy.waiting() + people <= edition.waitingListSize();
    }

    /** Whether somebody who comes now gets a place and no turn on the waiting list. */
    public boolean hasPlaceForNewcomer(Edition edition) {
        return isOpenForEnrolment(edition)
                && occupancy(edition.id()).free() > 0
                && waitingList.next(edition.id()).isEmpty();
    }

    /** The place on the waiting list, from 1; null when the enrolment does not wait. */
    public @Nullable Integer waitingPosition(Enrolment enrolment) {
        return waitingList.position(enrolment);
    }

    /** Until when the place is kept that was offered to this enrolment. */
    public Optional<Instant> offeredUntil(UUID enrolmentId) {
        return rows.of(enrolmentId).map(PlaceRows.Place::offeredUntil);
    }

    /** Until when somebody can wait for a place: enrolling closes, or, for whoever was added by staff, the edition starts. */
    public ZonedDateTime waitsUntil(UUID enrolmentId) {
        Edition edition = editions.get(enrolments.get(enrolmentId).editionId());
        return bypasses.wasAdded(enrolmentId) ? edition.startsAt() : edition.enrolmentClosesAt();
    }

    /** The number of the place an enrolment has, or that is kept for it. */
    public @Nullable Integer placeNumber(UUID enrolmentId) {
        return rows.of(enrolmentId).map(PlaceRows.Place::number).orElse(null);
    }

    /** Which one it was, in order of receipt, of all that ever came in for its edition; from 1. */
    public int numberOfReceipt(Enrolment enrolment) {
        return enrolments.countByEditionIdAndReceiptLessThanEqual(enrolment.editionId(), enrolment.receipt());
    }

    /** Everybody who ever enrolled, in order of receipt, with the place or the turn they have. */
    public List<Standing> standings(UUID editionId) {
        Map<UUID, Integer> numbers = rows.numbers(editionId);
        List<UUID> waiting =
                waitingList.all(editionId).stream().map(Enrolment::id).toList();
        List<UUID> passedOver =
                waitingList.passedOver(editionId).stream().map(Enrolment::id).toList();
        List<Standing> standings = new ArrayList<>();
        for (Enrolment enrolment : enrolments.findByEditionIdOrderByReceipt(editionId)) {
            int turn = waiting.indexOf(enrolment.id());
            standings.add(new Standing(
                    enrolment,
                    numbers.get(enrolment.id()),
                    turn < 0 ? null : Integer.valueOf(turn + 1),
                    passedOver.contains(enrolment.id())));
        }
        return standings;
    }

    /**
     * How an enrolment stands among the others of its edition.
     *
     * @param place the number of the place it has, or that is kept for it
     * @param waitingPosition its turn on the waiting list, from 1
     * @param passedOver whether it waits with a team that is larger than the edition
     */
    public record Standing(
            Enrolment enrolment,
            @Nullable Integer place,
            @Nullable Integer waitingPosition,
            boolean passedOver) {}
}
