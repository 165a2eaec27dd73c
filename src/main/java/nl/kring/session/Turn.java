package nl.kring.session;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolment;

/**
 * Who takes a turn as one: somebody, or all of a team.
 *
 * @param people in order of receipt; at least one
 * @param before how many turns they had at meetings of the programme, in this edition and earlier ones
 */
public record Turn(List<Enrolment> people, int before) {

    public Turn {
        people = List.copyOf(people);
    }

    /** By which it is told from the others of a meeting. */
    public UUID key() {
        return people.get(0).id();
    }

    /** Their names, of a team with its organisation. */
    public String name() {
        String names = people.stream().map(Enrolment::name).collect(Collectors.joining(", "));
        return people.get(0).teamId() == null ? names : people.get(0).organisation() + " (" + names + ")";
    }

    boolean isOf(UUID enrolmentId) {
        return people.stream().anyMatch(person -> person.id().equals(enrolmentId));
    }
}
