package nl.kring.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Allocation.CapacityTooLow;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.NoSuchEdition;
import nl.kring.programme.Planning;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what staff may set of an edition that is planned already: its places, its minimum and its name. */
@Service
public class EditionSettings {

    private final Editions editions;
    private final Planning planning;
    private final Places places;
    private final Allocation allocation;
    private final AuditTrail audit;

    EditionSettings(Editions editions, Planning planning, Places places, Allocation allocation, AuditTrail audit) {
        this.editions = editions;
        this.planning = planning;
        this.places = places;
        this.allocation = allocation;
        this.audit = audit;
    }

    /**
     * Carries out a change, all of it or nothing.
     *
     * @throws NoSuchEdition when there is no such edition
     * @throws PlacesAreInGroups when a number of places is given for an edition with groups; see {@link #changeGroup}
     * @throws CapacityTooLow when more places are taken than would be left
     * @throws MinimumAboveCapacity when the edition could never reach its minimum
     */
    @Transactional
    public void change(UUID editionId, Change change, Actor by) {
        Edition edition = editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
        if (change.capacity() != null && !edition.groups().isEmpty()) {
            throw new PlacesAreInGroups();
        }
        int capacity = change.capacity() == null ? places.occupancy(editionId).capacity() : change.capacity();
        int minimum = change.minimum() == null ? edition.minimum() : change.minimum();
        if (minimum > capacity) {
            throw new MinimumAboveCapacity(minimum, capacity);
        }
        planning.change(editionId, change.title(), change.minimum(), change.waitingListSize());
        if (change.capacity() != null) {
            allocation.setCapacity(editionId, capacity);
        }
        audit.record(by, "edition.changed", null, editionId, change.inWords());
    }

    /**
     * Changes the number of places of a group.
     *
     * @throws CapacityTooLow when more places are taken than would be left
     * @throws MinimumAboveCapacity when the edition could never reach its minimum
     */
    @Transactional
    public void changeGroup(UUID editionId, int group, int capacity, Actor by) {
        Edition edition = editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
        int now = places.occupancy(editionId, group).capacity();
        int inAll = places.occupancy(editionId).capacity() - now + capacity;
        if (edition.minimum() > inAll) {
            throw new MinimumAboveCapacity(edition.minimum(), inAll);
        }
        if (capacity != now) {
            allocation.setCapacity(editionId, group, capacity);
            audit.record(by, "edition.changed", null, editionId, "group " + group + " capacity " + capacity);
        }
    }

    /** What to change; what is null stays as it is. */
    public record Change(
            @Nullable Integer capacity,
            @Nullable Integer minimum,
            @Nullable Integer waitingListSize,
            @Nullable String title) {

        /** The most places, and the longest waiting list, that an edition can have. */
        public static final int MOST = 1_000;

        private String inWords() {
            List<String> words = new ArrayList<>();
            add(words, "capacity", capacity);
            add(words, "minimum", minimum);
            add(words, "waitingListSize", waitingListSize);
            add(words, "title", title);
            return String.join(", ", words);
        }

        private static void add(List<String> words, String name, @Nullable Object value) {
            if (value != null) {
                words.add(name + " " + value);
            }
        }
    }

    /** The places of the edition are those of its groups, and change with them. */
    public static final class PlacesAreInGroups extends RuntimeException {}

    /** The minimum would be more than there are places. */
    public static final class MinimumAboveCapacity extends RuntimeException {

        private final int minimum;
        private final int capacity;

        MinimumAboveCapacity(int minimum, int capacity) {
            super("A minimum of " + minimum + " is more than " + capacity + " places");
            this.minimum = minimum;
            this.capacity = capacity;
        }

        public int minimum() {
            return minimum;
        }

        public int capacity() {
            return capacity;
        }
    }
}
