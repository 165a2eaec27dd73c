package nl.kring.mentor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.mentor.Pairing.Person;
import org.junit.jupiter.api.Test;

class PairingTests {

    private static Person person(String organisation) {
        return new Person(UUID.randomUUID(), organisation);
    }

    private static Mentor mentor(String organisation, int capacity, int coached) {
        return new Mentor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Mentor",
                "mentor@gemeente.example",
                organisation,
                capacity,
                coached,
                false);
    }

    @Test
    void nobodyGetsAMentorOfTheOwnOrganisation() {
        Person person = person("Gemeente Waterveen");
        Mentor own = mentor(" gemeente waterveen", 3, 0);

        assertThat(Pairing.of(List.of(person), List.of(own))).isEmpty();
        Mentor other = mentor("Gemeente Lekwaard", 1, 0);
        assertThat(Pairing.of(List.of(person), List.of(own, other))).containsEntry(person.id(), other);
    }

    @Test
    void nobodyCoachesMoreThanThereIsRoomFor() {
        Mentor full = mentor("A", 2, 2);
        Mentor one = mentor("B", 2, 1);

        assertThat(Pairing.of(List.of(person("C"), person("D")), List.of(full, one)))
                .hasSize(1)
                .containsValue(one);
    }

    @Test
    void whoeverCanGoElsewhereMakesRoom() {
        Person flexible = person("C");
        Person bound = person("B");
        Mentor ofA = mentor("A", 1, 0);
        Mentor ofB = mentor("B", 1, 0);

        Map<UUID, Mentor> pairs = Pairing.of(List.of(flexible, bound), List.of(ofA, ofB));

        assertThat(pairs).containsEntry(flexible.id(), ofB).containsEntry(bound.id(), ofA);
    }

    @Test
    void whoeverCoachesFewComesFirst() {
        Mentor busy = mentor("A", 5, 2);
        Mentor idle = mentor("B", 5, 0);

        assertThat(Pairing.of(List.of(person("C"), person("D"), person("E")), List.of(busy, idle)))
                .extractingFromEntries(Map.Entry::getValue)
                .filteredOn(idle::equals)
                .hasSizeGreaterThanOrEqualTo(2);
    }
}
