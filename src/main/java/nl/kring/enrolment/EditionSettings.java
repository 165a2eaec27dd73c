package nl.kring.enrolment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import nl.kring.enrolment.Allocation.CapacityTooLow;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
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
     * Carries out a change, all of it or nothing. A number of places in all, of an edition with groups, is divided over these
     * as evenly as what is taken allows.
     *
     * @throws NoSuchEdition when there is no such edition
     * @throws NoSuchGroup when places are given for a group that the edition does not have
     * @throws PlacesDoNotAddUp when the groups would not have as many places as are given in all
     * @throws CapacityTooLow when more places are taken than would be left
     * @throws MinimumAboveCapacity when the edition could never reach its minimum
     */
    @Transactional
    public void change(UUID editionId, Change change, Actor by) {
        Edition edition = editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
        SortedMap<Integer, Integer> now = capacities(edition);
        SortedMap<Integer, Integer> wanted = wanted(edition, now, change);
        int minimum = change.minimum() == null ? edition.minimum() : change.minimum();
        if (minimum > sum(wanted)) {
            throw new MinimumAboveCapacity(minimum, sum(wanted));
        }
        planning.change(editionId, change.title(), change.minimum(), change.waitingListSize());
        wanted.forEach((group, capacity) -> {
            if (!capacity.equals(now.get(group))) {
                allocation.setCapacity(editionId, group, capacity);
            }
        });
        audit.record(by, "edition.changed", null, editionId, change.inWords());
    }

    /** Gives an edition as many places, in each of its groups, as another one has. */
    @Transactional
    public void takeOver(UUID editionId, UUID otherId, Actor by) {
        SortedMap<Integer, Integer> capacities = capacities(editions.get(otherId));
        Integer ofAll = capacities.remove(EditionGroup.ALL);
        change(editionId, new Change(ofAll, capacities, null, null, null), by);
    }

    /** Of each group, by its number; under {@link EditionGroup#ALL} where there are none. */
    private SortedMap<Integer, Integer> capacities(Edition edition) {
        SortedMap<Integer, Integer> capacities = new TreeMap<>();
        if (edition.groups().isEmpty()) {
            capacities.put(EditionGroup.ALL, places.occupancy(edition.id()).capacity());
        }
        edition.groups()
                .forEach(group -> capacities.put(
                        group.number(),
                        places.occupancy(edition.id(), group.number()).capacity()));
        return capacities;
    }

    private SortedMap<Integer, Integer> wanted(Edition edition, SortedMap<Integer, Integer> now, Change change) {
        SortedMap<Integer, Integer> wanted = new TreeMap<>(now);
        change.capacityOfGroups().forEach((group, capacity) -> {
            if (edition.group(group).isEmpty()) {
                throw new NoSuchGroup();
            }
            wanted.put(group, capacity);
        });
        Integer inAll = change.capacity();
        if (inAll == null) {
            return wanted;
        }
        if (change.capacityOfGroups().isEmpty()) {
            return divided(edition.id(), now.keySet(), inAll);
        }
        if (sum(wanted) != inAll) {
            throw new PlacesDoNotAddUp(sum(wanted));
        }
        return wanted;
    }

    /** Each group keeps what is taken in it; what is left goes, one by one, to the first of those with fewest. */
    private SortedMap<Integer, Integer> divided(UUID editionId, Set<Integer> groups, int inAll) {
        SortedMap<Integer, Integer> divided = new TreeMap<>();
        groups.forEach(
                group -> divided.put(group, places.occupancy(editionId, group).taken()));
        if (sum(divided) > inAll) {
            throw new CapacityTooLow(EditionGroup.ALL, sum(divided));
        }
        while (sum(divided) < inAll) {
            divided.merge(
                    Collections.min(divided.entrySet(), Map.Entry.comparingByValue())
                            .getKey(),
                    1,
                    Integer::sum);
        }
        return divided;
    }

    private static int sum(Map<Integer, Integer> capacities) {
        return capacities.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * What to change; what is null stays as it is.
     *
     * @param capacity in all
     * @param capacityOfGroups by their numbers; a group that is not there keeps its places
     */
    public record Change(
            @Nullable Integer capacity,
            Map<Integer, Integer> capacityOfGroups,
            @Nullable Integer minimum,
            @Nullable Integer waitingListSize,
            @Nullable String title) {

        /** The most places, and the longest waiting list, that an edition can have. */
        public static final int MOST = 1_000;

        public Change(
                @Nullable Integer capacity,
                @Nullable Integer minimum,
                @Nullable Integer waitingListSize,
                @Nullable String title) {
            this(capacity, Map.of(), minimum, waitingListSize, title);
        }

        private String inWords() {
            List<String> words = new ArrayList<>();
            add(words, "capacity", capacity);
            new TreeMap<>(capacityOfGroups)
                    .forEach((group, places) -> add(words, "group " + group + " capacity", places));
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

    /** The edition does not have the group whose places were to change. */
    public static final class NoSuchGroup extends RuntimeException {}

    /** The groups would have other than the number of places that is given in all. */
    public static final class PlacesDoNotAddUp extends RuntimeException {

        private final int ofGroups;

        PlacesDoNotAddUp(int ofGroups) {
            super("The groups would have " + ofGroups + " places");
            this.ofGroups = ofGroups;
        }

        public int ofGroups() {
            return ofGroups;
        }
    }

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
