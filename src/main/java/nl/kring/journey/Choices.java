package nl.kring.journey;

import java.util.List;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.Option;

/** Choices that a form offers from the database. */
public final class Choices {

    private Choices() {}

    public static List<Option> ofPeople(List<Enrolment> people) {
        return people.stream()
                .map(person -> Option.of(person.id().toString(), person.name()))
                .toList();
    }
}
