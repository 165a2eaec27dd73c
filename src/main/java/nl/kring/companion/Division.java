package nl.kring.companion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.programme.ProgrammeDefinition.SmallGroups;

/**
 * Divides people fairly: into as few groups as their largest size allows, no two of which differ by more than one, and with
 * people of one organisation apart as far as there are groups for them.
 */
final class Division {

    private Division() {}

    /** Somebody to be placed. */
    record Person(UUID id, String organisation) {}

    /**
     * @param people in the order in which they are placed
     * @return the groups; empty when so many cannot be divided into groups of this size
     */
    static List<List<UUID>> of(List<Person> people, SmallGroups size) {
        int number = (people.size() + size.to() - 1) / size.to();
        if (number == 0 || people.size() / number < size.from()) {
            return List.of();
        }
        Map<String, Long> colleagues =
                people.stream().collect(Collectors.groupingBy(Person::organisation, Collectors.counting()));
        // Those with most colleagues first, so that these follow each other and are dealt out like cards.
        List<Person> dealt = people.stream()
                .sorted(Comparator.comparing((Person person) -> -colleagues.getOrDefault(person.organisation(), 0L))
                        .thenComparing(Person::organisation))
                .toList();
        List<List<UUID>> groups = Stream.generate(() -> (List<UUID>) new ArrayList<UUID>())
                .limit(number)
                .collect(Collectors.toCollection(ArrayList::new));
        for (int at = 0; at < dealt.size(); at++) {
            groups.get(at % number).add(dealt.get(at).id());
        }
        return groups;
    }

    /** Whether two of one group come from the same organisation. */
    static boolean hasColleagues(List<UUID> group, Function<UUID, String> organisation) {
        return group.stream().map(organisation).distinct().count() < group.size();
    }
}
