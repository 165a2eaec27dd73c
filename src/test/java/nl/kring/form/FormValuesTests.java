package nl.kring.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class FormValuesTests {

    private static final Locale DUTCH = new Locale("nl");
    private static final ZonedDateTime MOMENT = ZonedDateTime.parse("2027-02-08T14:00:00Z");

    @Test
    void givesViewersInTheBrowserPlainJson() {
        FormSchema schema = Forms.of(
                "\"type\":\"text\",\"text\":\"{{name}} {{until}} {{agreement}} {{round}}\"",
                "\"type\":\"table\",\"dataSource\":\"=answers\",\"columns\":[{\"key\":\"question\"},{\"key\":\"answer\"}]",
                "\"type\":\"radio\",\"key\":\"slot\",\"valuesKey\":\"slots\"",
                "\"type\":\"datetime\",\"subtype\":\"datetime\",\"key\":\"m\"",
                "\"type\":\"datetime\",\"subtype\":\"datetime\",\"key\":\"z\",\"timeSerializingFormat\":\"no_timezone\"",
                "\"type\":\"datetime\",\"subtype\":\"date\",\"key\":\"d\"");

        Map<String, Object> json = FormValues.json(
                schema,
                Map.of(
                        "name",
                        "_Noor_ [x](http://y)",
                        "until",
                        MOMENT,
                        "agreement",
                        new Markdown("**vet**"),
                        "round",
                        1,
                        "answers",
                        List.of(new QuestionAnswer("Wat?", "_Dit_")),
                        "slots",
                        List.of(new Option("s1", new Wording("maandag", "Monday"))),
                        "m",
                        MOMENT,
                        "z",
                        MOMENT,
                        "d",
                        LocalDate.of(2027, 2, 8)),
                DUTCH);

        assertThat(json)
                .containsEntry("name", "\\_Noor\\_ \\[x\\]\\(http\\:\\/\\/y\\)")
                .containsEntry("until", "8 februari 2027 om 15\\:00 uur")
                .containsEntry("agreement", "**vet**")
                .containsEntry("round", 1)
                .containsEntry("answers", List.of(Map.of("question", "Wat?", "answer", "_Dit_")))
                .containsEntry("slots", List.of(Map.of("value", "s1", "label", "maandag")))
                .containsEntry("m", "2027-02-08T15:00:00+01:00")
                .containsEntry("z", "2027-02-08T15:00:00")
                .containsEntry("d", "2027-02-08");
    }

    @Test
    void namesWhatAFormNeeds() {
        FormSchema schema = Forms.of(
                "\"type\":\"text\",\"text\":\"{{name}}\"",
                "\"type\":\"checklist\",\"key\":\"who\",\"valuesKey\":\"people\"",
                "\"type\":\"table\",\"dataSource\":\"=answers\",\"columns\":[{\"key\":\"question\"}]");

        assertThat(FormValues.names(schema)).containsExactly("answers", "name", "people");
    }

    @Test
    void readsAnswersBackInWords() {
        FormSchema schema = Forms.of(
                "\"type\":\"radio\",\"key\":\"a\",\"label\":\"Doe je mee?\",\"values\":[{\"label\":\"Ja\",\"value\":\"YES\"}]",
                "\"type\":\"checklist\",\"key\":\"b\",\"label\":\"Wie?\",\"valuesKey\":\"people\"",
                "\"type\":\"datetime\",\"subtype\":\"datetime\",\"key\":\"c\",\"dateLabel\":\"Wanneer?\"",
                "\"type\":\"checkbox\",\"key\":\"d\",\"label\":\"Akkoord\"",
                "\"type\":\"number\",\"key\":\"e\",\"label\":\"Leerlingen\"",
                "\"type\":\"textfield\",\"key\":\"f\",\"label\":\"Open\"");
        Answers answers = Answers.of(
                Map.of("a", "YES", "b", List.of("p1", "p2"), "c", "2027-02-08T15:00:00+01:00", "d", true, "e", 2500),
                Map.of("b", Map.of("p1", "Noor")));

        assertThat(ReadableAnswers.of(schema, answers, DUTCH, false))
                .containsExactly(
                        new QuestionAnswer("Doe je mee?", "Ja"),
                        new QuestionAnswer("Wie?", "Noor, p2"),
                        new QuestionAnswer("Wanneer?", "8 februari 2027 om 15:00 uur"),
                        new QuestionAnswer("Akkoord", "Ja"),
                        new QuestionAnswer("Leerlingen", "2.500"));
    }

    @Test
    void takesRequestParametersAsTheyCame() {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("_csrf", "token");
        parameters.add("a", "1");
        parameters.put("b", List.of("2", "3"));

        assertThat(FormInput.raw(parameters)).isEqualTo(Map.of("a", "1", "b", List.of("2", "3")));
    }
}
