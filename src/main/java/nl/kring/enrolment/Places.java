package nl.kring.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** How full an edition is, with all its groups. */
    public Occupancy occupancy(UUID editionId) {
        return Part.of(editions.get(editionId)).stream()
                .map(this::occupancy)
                .reduce(new Occupancy(0, 0, 0, 0), Occupancy::plus);
    }

    /** How full a group of an edition is. */
    public Occupancy occupancy(UUID editionId, int group) {
        return occupancy(new Part(editionId, group));
    }

    private Occupancy occupancy(Part part) {
        PlaceRows.Counts counts = rows.count(part);
        return new Occupancy(
                counts.all(),
                counts.taken(),
                counts.kept(),
                enrolments.countByEditionIdAndGroupNumberAndStatus(
                        part.editionId(), part.group(), EnrolmentStatus.WAITING));
    }

    /** Whether the interest form of the edition can be sent now, for one of its groups at least. */
    public boolean isOpenForEnrolment(Edition edition) {
        return Part.of(edition).stream().anyMatch(part -> isOpenForEnrolment(edition, part.group(), 1));
    }

    /** The same for so many who enrol together, in a group. */
    boolean isOpenForEnrolment(Edition edition, int group, int people) {
        return edition.status(clock.instant()) == Edition.Status.ENROLLING
                && !edition.definition().hidden()
                && hasRoom(edition, group, people);
    }

    /**
     * Whether so many who come now could have a place in a group, or wait for one. This is asked when a form is sent and
     * never again: whoever was told that there is room keeps it, also when the list has filled up before the address is
     * confirmed. The list can thereby become longer than was set, by those who had not confirmed yet.
     */
    boolean hasRoom(Edition edition, int group, int people) {
        Occupancy occupancy = occupancy(new Part(edition.id(), group));
        return occupancy.free() >= people || occupancy.waiting() + people <= edition.waitingListSize();
    }

    /** Whether somebody who comes now gets a place, in one of the groups, and no turn on the waiting list. */
    public boolean hasPlaceForNewcomer(Edition edition) {
        return Part.of(edition).stream().anyMatch(part -> hasPlaceForNewcomer(edition, part.group()));
    }

    /** The same for a group. */
    public boolean hasPlaceForNewcomer(Edition edition, int group) {
        Part part = new Part(edition.id(), group);
        return isOpenForEnrolment(edition, group, 1)
                && occupancy(part).free() > 0
                && waitingList.next(part).isEmpty();
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
        Map<UUID, Integer> turns = new HashMap<>();
        Set<UUID> passedOver = new HashSet<>();
        for (Part part : Part.of(editions.get(editionId))) {
            List<Enrolment> waiting = waitingList.all(part);
            for (int at = 0; at < waiting.size(); at++) {
                turns.put(waiting.get(at).id(), at + 1);
            }
            waitingList.passedOver(part).forEach(enrolment -> passedOver.add(enrolment.id()));
        }
        List<Standing> standings = new ArrayList<>();
        for (Enrolment enrolment : enrolments.findByEditionIdOrderByReceipt(editionId)) {
            standings.add(new Standing(
                    enrolment,
                    numbers.get(enrolment.id()),
                    turns.get(enrolment.id()),
                    passedOver.contains(enrolment.id())));
        }
        return standings;
    }

    /**
     * How an enrolment stands among the others of its edition.
     *
     * @param place the number of the place it has, or that is kept for it
     * @param waitingPosition its turn on the waiting list of its group, from 1
     * @param passedOver whether it waits with a team that is larger than the edition
     */
    public record Standing(
            Enrolment enrolment,
            @Nullable Integer place,
            @Nullable Integer waitingPosition,
            boolean passedOver) {}
}
