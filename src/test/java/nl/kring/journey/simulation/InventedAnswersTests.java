package nl.kring.journey.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.form.Answers;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormRejected;
import nl.kring.form.FormSchema;
import nl.kring.form.FormSchemas;
import nl.kring.form.FormValidator;
import nl.kring.form.Option;
import nl.kring.journey.simulation.InventedAnswers.Manner;
import nl.kring.journey.simulation.InventedPeople.Invented;
import nl.kring.simulation.Crowd;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invented people can fill in any form, by what it says itself. */
class InventedAnswersTests {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final AppClock clock = new AppClock();
    private final InventedAnswers answers = new InventedAnswers(new Random(1), clock);
    /** Nothing is hidden, so everything that is required is asked. */
    private final FormValidator validator = new FormValidator((expression, values) -> false, clock);

    static List<Path> shippedForms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shippedForms")
    void everyShippedFormIsFilledInAsItAsks(Path file) throws IOException {
        FormSchema form = FormSchemas.parse(Files.readString(file));
        Map<String, Object> values = new HashMap<>();
        form.fields().stream()
                .map(Field::optionsKey)
                .filter(key -> key != null)
                .forEach(key -> values.put(key, List.of(Option.of("one", "Eén"), Option.of("other", "Ander"))));

        Answers filledIn = validator.validate(form, values, answers.to(form, values, Manner.USUAL), DUTCH);

        assertThat(filledIn.asMap().keySet())
                .containsAll(form.fields().stream()
                        .filter(field -> field.limits().required() && !field.locked())
                        .map(Field::key)
                        .toList());
    }

    @Test
    void whatIsFilledInAlreadyStays() {
        FormSchema form = form("{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"place\",\"label\":\"Plaats\"}");

        assertThat(answers.to(form, Map.of("place", "Zierikzee"), Manner.USUAL)).containsEntry("place", "Zierikzee");
        assertThat(answers.to(form, Map.of(), Manner.USUAL)).doesNotContainKey("place");
    }

    @Test
    void whatWasRefusedIsFilledInInAnotherWay() {
        FormSchema form = form("{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"theme\",\"label\":\"Thema\"},"
                + "{\"type\":\"datetime\",\"id\":\"b\",\"key\":\"day\",\"subtype\":\"date\",\"dateLabel\":\"Dag\","
                + "\"validate\":{\"required\":true}}");
        Map<String, Object> first = answers.to(form, Map.of(), Manner.USUAL);

        Map<String, Object> second = answers.to(form, Map.of(), Manner.USUAL.again(Set.of("theme", "day")));

        assertThat(second).containsKey("theme");
        assertThat(LocalDate.parse((String) second.get("day"))).isAfter(LocalDate.parse((String) first.get("day")));
    }

    @Test
    void whoeverIsDeclinedHearsNoWhereverItIsDecided() {
        FormSchema form =
                form("{\"type\":\"radio\",\"id\":\"a\",\"key\":\"decision\",\"label\":\"Besluit\",\"values\":["
                        + "{\"label\":\"Ja\",\"value\":\"YES\"},{\"label\":\"Nee\",\"value\":\"NO\"}]}");

        assertThat(answers.to(form, Map.of(), Manner.USUAL)).containsEntry("decision", "YES");
        assertThat(answers.to(form, Map.of(), new Manner(Map.of(), Set.of(), 0, true)))
                .containsEntry("decision", "NO");
    }

    @Test
    void aQuestionThatNothingFitsIsRefusedAsInEarnest() {
        FormSchema form = form("{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"code\",\"label\":\"Code\","
                + "\"validate\":{\"required\":true,\"pattern\":\"^q{7}$\"}}");

        assertThatThrownBy(() -> validator.validate(form, Map.of(), answers.to(form, Map.of(), Manner.USUAL), DUTCH))
                .isInstanceOf(FormRejected.class);
    }

    @Test
    void nobodyHasTheNameOfSomebodyElse() {
        List<Invented> people = new InventedPeople(new Crowd(Crowd.MOST, 0, 0, "", 0, 0, 0, 0, 1), new Random(1)).all();

        assertThat(people.stream().map(Invented::email).collect(Collectors.toSet()))
                .hasSize(Crowd.MOST);
    }

    private static FormSchema form(String components) {
        return FormSchemas.parse(
                "{\"type\":\"default\",\"id\":\"Form\",\"schemaVersion\":16,\"components\":[" + components + "]}");
    }
}
