package nl.kring.journey;

import java.util.List;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.Option;
import nl.kring.session.Turn;

/** Choices that a form offers from the database. */
public final class Choices {

    private Choices() {}

    public static List<Option> ofTurns(List<Turn> turns) {
        return turns.stream()
                .map(turn -> Option.of(turn.key().toString(), turn.name()))
                .toList();
    }

    public static List<Option> ofPeople(List<Enrolment> people) {
        return people.stream()
                .map(person -> Option.of(person.id().toString(), person.name()))
                .toList();
    }
}
