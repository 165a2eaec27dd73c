package nl.kring.mentor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Gives as many participants a mentor as there can be: never one from the same organisation, nobody more than the mentor has
 * room for, and whoever coaches few comes before whoever coaches many.
 */
final class Pairing {

    /** Somebody without a mentor. */
    record Person(UUID id, String organisation) {}

    private final List<Mentor> mentors;
    private final Map<UUID, List<Person>> coached = new HashMap<>();

    private Pairing(List<Mentor> mentors) {
        this.mentors = mentors;
        mentors.forEach(mentor -> coached.put(mentor.id(), new ArrayList<>()));
    }

    /** @return the mentor of each; whoever no mentor can be found for is left out */
    static Map<UUID, Mentor> of(List<Person> people, List<Mentor> mentors) {
        Pairing pairing = new Pairing(mentors);
        people.forEach(person -> pairing.place(person, new HashSet<>()));
        Map<UUID, Mentor> result = new LinkedHashMap<>();
        people.forEach(person -> mentors.stream()
                .filter(mentor -> pairing.of(mentor).contains(person))
                .forEach(mentor -> result.put(person.id(), mentor)));
        return result;
    }

    private List<Person> of(Mentor mentor) {
        return coached.getOrDefault(mentor.id(), List.of());
    }

    /** Takes a mentor with room, or one who passes somebody else on to another. */
    private boolean place(Person person, Set<UUID> asked) {
        List<Mentor> possible = mentors.stream()
                .filter(mentor -> !sameOrganisation(person, mentor))
                .sorted(Comparator.comparingInt(
                        mentor -> mentor.coached() + of(mentor).size()))
                .toList();
        for (Mentor mentor : possible) {
            if (!mentor.stopped() && mentor.coached() + of(mentor).size() < mentor.capacity()) {
                of(mentor).add(person);
                return true;
            }
        }
        for (Mentor mentor : possible) {
            if (asked.add(mentor.id())) {
                for (Person other : List.copyOf(of(mentor))) {
                    // Counted until there is another place, or it would be the one just left.
                    if (place(other, asked)) {
                        of(mentor).remove(other);
                        of(mentor).add(person);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static boolean sameOrganisation(Person person, Mentor mentor) {
        return person.organisation()
                .strip()
                .toLowerCase(Locale.ROOT)
                .equals(mentor.organisation().strip().toLowerCase(Locale.ROOT));
    }
}
