package nl.kring.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.companion.Division.Person;
import nl.kring.programme.ProgrammeDefinition.SmallGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionTests {

    private final Map<UUID, String> organisations = new HashMap<>();

    @ParameterizedTest(name = "{0} people in groups of {1} to {2}: {3}")
    @CsvSource({
        "8, 3, 5, 4+4",
        "11, 3, 5, 4+4+3",
        "5, 3, 5, 5",
        "7, 2, 3, 3+2+2",
        "6, 2, 3, 3+3",
        "2, 3, 5, ''",
        "0, 2, 3, ''",
        "4, 3, 3, ''",
    })
    void dividesIntoGroupsThatDifferByOneAtMost(int people, int from, int to, String sizes) {
        List<List<UUID>> groups = Division.of(people(people), new SmallGroups(from, to, List.of()));

        assertThat(String.join(
                        "+", groups.stream().map(group -> "" + group.size()).toList()))
                .isEqualTo(sizes);
        assertThat(groups.stream().flatMap(List::stream).distinct()).hasSize(groups.isEmpty() ? 0 : people);
    }

    @Test
    void keepsColleaguesApartHoweverTheyCameIn() {
        List<Person> people = new ArrayList<>();
        for (String organisation : List.of("A", "A", "B", "C", "C", "C", "D", "E", "B")) {
            people.add(person(organisation));
        }

        List<List<UUID>> groups = Division.of(people, new SmallGroups(2, 3, List.of()));

        assertThat(groups).hasSize(3).noneMatch(group -> Division.hasColleagues(group, organisations::get));
    }

    @Test
    void saysWhenColleaguesCannotBeKeptApart() {
        List<List<UUID>> groups = Division.of(
                List.of(person("A"), person("A"), person("A"), person("B")), new SmallGroups(2, 2, List.of()));

        assertThat(groups).hasSize(2).anyMatch(group -> Division.hasColleagues(group, organisations::get));
    }

    private List<Person> people(int number) {
        List<Person> people = new ArrayList<>();
        for (int each = 0; each < number; each++) {
            people.add(person("organisation " + each));
        }
        return people;
    }

    private Person person(String organisation) {
        UUID id = UUID.randomUUID();
        organisations.put(id, organisation);
        return new Person(id, organisation);
    }
}
