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

class FormViewTests {

    private static final Locale DUTCH = new Locale("nl");

    private static String html(FormSchema schema, Map<String, ?> values) {
        return Rendered.html(FormView.of(schema, values, null, List.of(), DUTCH));
    }

    private static String html(FormSchema schema, MultiValueMap<String, String> raw, FieldError... errors) {
        return Rendered.html(FormView.of(schema, Map.of(), raw, List.of(errors), DUTCH));
    }

    private static MultiValueMap<String, String> typed(String key, String... values) {
        MultiValueMap<String, String> raw = new LinkedMultiValueMap<>();
        raw.put(key, List.of(values));
        return raw;
    }

    @Test
    void tiesLabelHintAndInputTogether() {
        String html = html(
                Forms.of(
                        "\"type\":\"textfield\",\"key\":\"email\",\"label\":\"E-mailadres\",\"description\":\"Van je werk\","
                                + "\"validate\":{\"required\":true,\"maxLength\":254,\"validationType\":\"email\"},"
                                + "\"properties\":{\"autocomplete\":\"email\"}"),
                Map.of());

        assertThat(html)
                .contains("<label class=\"k-label\" for=\"Part_0\">", "id=\"Part_0-hint\">Van je werk<")
                .contains("type=\"email\"", "name=\"email\"", "autocomplete=\"email\"", "maxlength=\"254\"")
                .contains("required=\"required\"", "aria-describedby=\"Part_0-hint\"")
                .doesNotContain("niet verplicht", "aria-invalid", "k-error");
    }

    @Test
    void showsErrorsAboveAndBesideTheQuestion() {
        FormSchema schema = Forms.of(
                "\"type\":\"textfield\",\"key\":\"a\",\"label\":\"Naam\"",
                "\"type\":\"radio\",\"key\":\"b\",\"label\":\"Keuze\",\"values\":[{\"value\":\"A\"},{\"value\":\"B\"}]");

        String html = html(
                schema,
                typed("a", "<b>"),
                new FieldError("a", "tooLong", "Maak het korter."),
                new FieldError("b", "required", "Maak een keuze."),
                new FieldError("", "taken", "De plaats is al vergeven."));

        assertThat(html)
                .contains(
                        "class=\"k-error-summary\" role=\"alert\"", "<h2 id=\"form-errors\">Kijk je antwoorden na</h2>")
                .contains("<a href=\"#Part_0\">Maak het korter.</a>", "<a href=\"#Part_1-1\">Maak een keuze.</a>")
                .contains("De plaats is al vergeven.")
                .contains("<p class=\"k-error\" id=\"Part_0-error\">Maak het korter.</p>")
                .contains("aria-describedby=\"Part_0-error\"", "aria-invalid=\"true\"", "value=\"&lt;b&gt;\"")
                .contains("<fieldset aria-describedby=\"Part_1-error\">", "id=\"Part_1-1\"");
    }

    @Test
    void keepsWhatWasTyped() {
        FormSchema schema = Forms.of(
                "\"type\":\"textarea\",\"key\":\"story\",\"label\":\"Verhaal\"",
                "\"type\":\"number\",\"key\":\"pupils\",\"label\":\"Leerlingen\",\"decimalDigits\":0",
                "\"type\":\"checklist\",\"key\":\"who\",\"values\":[{\"value\":\"A\"},{\"value\":\"B\"},{\"value\":\"C\"}]",
                "\"type\":\"select\",\"key\":\"kind\",\"values\":[{\"value\":\"X\"},{\"value\":\"Y\"}]",
                "\"type\":\"checkbox\",\"key\":\"ok\",\"label\":\"Akkoord\"");
        MultiValueMap<String, String> raw = typed("story", "Een </textarea> twee");
        raw.add("pupils", "veel");
        raw.put("who", List.of("A", "C"));
        raw.add("kind", "Y");
        raw.add("ok", "on");

        assertThat(html(schema, raw))
                .contains("Een &lt;/textarea&gt; twee</textarea>")
                .contains("type=\"text\" id=\"Part_1\" name=\"pupils\"", "value=\"veel\" inputmode=\"numeric\"")
                .contains("value=\"A\" checked=\"checked\"", "value=\"C\" checked=\"checked\"")
                .doesNotContain("value=\"B\" checked")
                .contains("<option value=\"Y\" selected=\"selected\">Y</option>")
                .contains("value=\"true\" checked=\"checked\"");
    }

    @Test
    void whatWasEmptiedStaysEmpty() {
        FormSchema schema = Forms.of("\"type\":\"textfield\",\"key\":\"a\",\"label\":\"A\",\"defaultValue\":\"begin\"");

        assertThat(html(schema, Map.of())).contains("value=\"begin\"");
        assertThat(html(schema, Map.of("a", "eerder"))).contains("value=\"eerder\"");
        assertThat(Rendered.html(FormView.of(schema, Map.of("a", "eerder"), typed("b", ""), List.of(), DUTCH)))
                .contains("value=\"\"");
    }

    @Test
    void fillsInMomentsTheWayInputsWantThem() {
        FormSchema schema = Forms.of(
                "\"type\":\"datetime\",\"subtype\":\"date\",\"key\":\"d\",\"dateLabel\":\"Dag\"",
                "\"type\":\"datetime\",\"subtype\":\"datetime\",\"key\":\"m\",\"dateLabel\":\"Moment\"",
                "\"type\":\"number\",\"key\":\"n\",\"label\":\"Getal\"");

        assertThat(html(schema, Map.of("d", LocalDate.of(2027, 2, 8), "m", "2027-02-08T14:00:00Z", "n", 2.5)))
                .contains("type=\"date\"", "value=\"2027-02-08\"")
                .contains("type=\"datetime-local\"", "value=\"2027-02-08T15:00\"")
                .contains("value=\"2,5\"");
    }

    @Test
    void lockedQuestionsCannotBeChanged() {
        FormSchema schema = Forms.of(
                "\"type\":\"textfield\",\"key\":\"a\",\"label\":\"A\",\"readonly\":true",
                "\"type\":\"select\",\"key\":\"b\",\"label\":\"B\",\"disabled\":true,\"values\":[{\"value\":\"X\"}]");

        assertThat(Rendered.html(FormView.of(schema, Map.of("a", "echt"), typed("a", "nep"), List.of(), DUTCH)))
                .contains("value=\"echt\"", "readonly=\"readonly\"", "disabled=\"disabled\"")
                .doesNotContain("nep", "niet verplicht");
    }

    @Test
    void fillsInFactsLiterally() {
        FormSchema schema = Forms.of("\"type\":\"text\",\"text\":\"# Dag {{name}}\\n\\nTot {{until}}. {{unknown}}\"");

        String html = html(
                schema,
                Map.of(
                        "name",
                        "<i>**[klik](https://evil.example)** 1. a_b_c &amp;",
                        "until",
                        ZonedDateTime.parse("2027-02-08T14:00:00Z")));

        assertThat(html)
                .contains("<h2>Dag &lt;i&gt;**[klik](https://evil.example)** 1. a_b_c &amp;amp;</h2>")
                .contains("<p>Tot 8 februari 2027 om 15:00 uur.</p>");
    }

    @Test
    void keepsMarkupOfWhatIsMeantAsMarkup() {
        FormSchema schema = Forms.of("\"type\":\"text\",\"text\":\"{{agreement}}\"");

        assertThat(html(schema, Map.of("agreement", new Markdown("## Thema's\n\n- een\n- twee"))))
                .contains("<h3>Thema's</h3>", "<li>twee</li>");
    }

    @Test
    void letsNoScriptThrough() {
        FormSchema schema = Forms.of(
                "\"type\":\"text\",\"text\":\"<script>alert(1)</script>\\n\\n[a](javascript:alert(1)) "
                        + "[b](data:text/html,x) ![plaatje](https://x.example/t.png) [c](https://x.example/?a=1&b=2)\"");

        assertThat(html(schema, Map.of()))
                .contains("&lt;script&gt;", "plaatje", "href=\"https://x.example/?a=1&amp;b=2\"")
                .doesNotContain("<script", "javascript:", "data:text", "<img", "t.png");
    }

    @Test
    void showsRowsAsATable() {
        FormSchema schema =
                Forms.of("\"type\":\"table\",\"label\":\"Antwoorden\",\"dataSource\":\"=answers\",\"columns\":["
                        + "{\"key\":\"question\",\"label\":\"Vraag\"},{\"key\":\"answer\",\"label\":\"Antwoord\"}]");

        assertThat(html(
                        schema,
                        Map.of(
                                "answers",
                                List.of(
                                        new QuestionAnswer("Naam", "<Noor>"),
                                        Map.of("question", "Akkoord", "answer", true)))))
                .contains("<caption>Antwoorden</caption>", "<th scope=\"col\">Vraag</th>")
                .contains("<th scope=\"row\">Naam</th>", "<td>&lt;Noor&gt;</td>", "<td>Ja</td>");
        assertThat(html(schema, Map.of()))
                .contains("Er is nog niets om te laten zien.")
                .doesNotContain("<table");
    }

    @Test
    void speaksEnglishWhereTheFormDoes() {
        FormSchema schema = Forms.of(
                "\"type\":\"radio\",\"key\":\"a\",\"label\":\"Doe je mee?\",\"values\":[{\"label\":\"Ja\",\"value\":\"YES\"},"
                        + "{\"label\":\"Nee\",\"value\":\"NO\"}],"
                        + "\"properties\":{\"en.label\":\"Will you come?\",\"en.option.YES\":\"Yes\"}");

        assertThat(Rendered.html(FormView.of(schema, Map.of(), null, List.of(), Locale.UK)))
                .contains("Will you come?", "(optional)", ">Yes<", ">Nee<");
    }

    @Test
    void hidesWhatNoAnswerBringsBack() {
        FormSchema schema = Forms.of(
                "\"type\":\"textfield\",\"key\":\"mode\",\"label\":\"Vorm\"",
                "\"type\":\"textfield\",\"key\":\"link\",\"label\":\"Link\",\"validate\":{\"required\":true},"
                        + "\"conditional\":{\"hide\":\"=mode = \\\"HERE\\\"\"}",
                "\"type\":\"text\",\"text\":\"Tweede ronde\",\"conditional\":{\"hide\":\"=round = \\\"1\\\"\"}");

        String html = Rendered.html(
                FormView.of(schema, Map.of("mode", "HERE", "round", "1"), null, List.of(), DUTCH, Forms::evaluate));

        assertThat(html).contains("Link").doesNotContain("Tweede ronde", "required=\"required\"");
    }

    @Test
    void saysSoWhenThereIsNothingToChoose() {
        FormSchema schema =
                Forms.of("\"type\":\"radio\",\"key\":\"slot\",\"label\":\"Moment\",\"valuesKey\":\"slots\"");

        assertThat(html(schema, Map.of("slots", List.of()))).contains("Er is op dit moment niets om uit te kiezen.");
    }
}
