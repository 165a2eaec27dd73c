package nl.kring.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormComponent.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemasTests {

    @Test
    void readsQuestionsInsideGroups() {
        FormSchema schema = FormSchemas.parse("""
                {"id":"Nested","components":[
                  {"type":"text","id":"Text_1","text":"Hallo {{ name }}"},
                  {"type":"group","id":"Group_1","label":"Jij","components":[
                    {"type":"textfield","id":"Field_name","key":"name","label":"Naam",
                     "validate":{"required":true,"maxLength":50},
                     "properties":{"en.label":"Name","autocomplete":"name"}}]},
                  {"type":"spacer","id":"Spacer_1","height":10},
                  {"type":"button","id":"Button_1","action":"submit","label":"Verstuur"}]}
                """);

        assertThat(schema.components()).hasSize(2).last().isInstanceOf(Group.class);
        Field name = schema.field("name").orElseThrow();
        assertThat(name.type()).isEqualTo(FieldType.TEXTFIELD);
        assertThat(name.limits().required()).isTrue();
        assertThat(name.limits().maxLength()).isEqualTo(50);
        assertThat(name.autocomplete()).isEqualTo("name");
        assertThat(name.label().in(Locale.ENGLISH)).isEqualTo("Name");
        assertThat(name.label().in(Locale.GERMAN)).isEqualTo("Naam");
    }

    @Test
    void knowsWhatIsForCoordinatorsOnly() {
        FormSchema schema = FormSchemas.parse("""
                {"id":"F","components":[
                  {"type":"textfield","id":"Field_a","key":"a"},
                  {"type":"textfield","id":"Field_b","key":"b","properties":{"audience":"coordinators"}},
                  {"type":"group","id":"Group_1","properties":{"audience":"coordinators"},"components":[
                    {"type":"group","id":"Group_2","components":[
                      {"type":"textfield","id":"Field_c","key":"c"},
                      {"type":"datetime","subtype":"date","id":"Field_d","key":"d"}]}]}]}
                """);
        Answers answers = Answers.of(Map.of("a", "1", "b", "2", "c", "3", "d", "2027-02-08"), Map.of());

        assertThat(schema.forCoordinators()).containsExactlyInAnyOrder("b", "c", "d");
        assertThat(ReadableAnswers.of(schema, answers, Locale.ENGLISH, true)).hasSize(4);
        assertThat(ReadableAnswers.of(schema, answers, Locale.ENGLISH, false))
                .extracting(QuestionAnswer::answer)
                .containsExactly("1");
    }

    @Test
    void refusesAnAudienceThatItDoesNotKnow() {
        assertThatThrownBy(() ->
                        Forms.of("\"type\":\"textfield\",\"key\":\"a\",\"properties\":{\"audience\":\"managers\"}"))
                .isInstanceOf(UnsupportedForm.class)
                .hasMessageContaining("audience managers");
    }

    @ParameterizedTest
    @CsvSource({"date,DATE", "time,TIME", "datetime,DATE_TIME"})
    void tellsMomentsApart(String subtype, FieldType type) {
        FormSchema schema = Forms.of(
                "\"type\":\"datetime\",\"key\":\"m\",\"dateLabel\":\"Dag\",\"timeLabel\":\"Uur\",\"subtype\":\"%s\""
                        .formatted(subtype));

        assertThat(schema.field("m").orElseThrow().type()).isEqualTo(type);
        assertThat(schema.field("m").orElseThrow().label().nl()).isEqualTo("Dag");
    }

    @Test
    void givesEveryTextALength() {
        FormSchema schema =
                Forms.of("\"type\":\"textfield\",\"key\":\"short\"", "\"type\":\"textarea\",\"key\":\"long\"");

        assertThat(schema.field("short").orElseThrow().limits().maxLength()).isEqualTo(200);
        assertThat(schema.field("long").orElseThrow().limits().maxLength()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dynamiclist",
                "filepicker",
                "documentPreview",
                "iframe",
                "html",
                "image",
                "expression",
                "button",
                "madeUp"
            })
    void refusesWhatNotEveryViewerCanShow(String type) {
        String component = "\"type\":\"%s\",\"key\":\"evidence\",\"action\":\"reset\"".formatted(type);

        assertThatThrownBy(() -> Forms.of(component))
                .isInstanceOf(UnsupportedForm.class)
                .hasMessage("Form Test: component evidence of type " + type + " is not supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"textfield\",\"key\":\"a.b\"",
                "\"type\":\"textfield\",\"key\":\"a b\"",
                "\"type\":\"textfield\"",
                "\"type\":\"textfield\",\"key\":null",
                "\"type\":\"textfield\",\"key\":\"a\",\"readonly\":\"=b\"",
                "\"type\":\"textfield\",\"key\":\"a\",\"label\":\"=b\"",
                "\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"pattern\":\"(\"}",
                "\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"maxLength\":\"=b\"}",
                "\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"maxLength\":-1}",
                "\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"maxLength\":1.5}",
                "\"type\":\"textfield\",\"key\":\"a\",\"properties\":{\"format\":\"iban\"}",
                "\"type\":\"textfield\",\"key\":\"a\",\"properties\":{\"autocomplete\":\"x\\\" onfocus=\\\"y\"}",
                "\"type\":\"textfield\",\"key\":\"a\",\"conditional\":{\"hide\":\"b\"}",
                "\"type\":\"number\",\"key\":\"a\",\"validate\":{\"min\":\"=b\"}",
                "\"type\":\"select\",\"key\":\"a\"",
                "\"type\":\"select\",\"key\":\"a\",\"values\":[]",
                "\"type\":\"select\",\"key\":\"a\",\"values\":[{\"label\":\"A\",\"value\":\"\"}]",
                "\"type\":\"select\",\"key\":\"a\",\"values\":[{\"value\":\"A\"},{\"value\":\"A\"}]",
                "\"type\":\"select\",\"key\":\"a\",\"valuesKey\":\"b.c\"",
                "\"type\":\"select\",\"key\":\"a\",\"valuesExpression\":\"=b\"",
                "\"type\":\"datetime\",\"key\":\"a\",\"subtype\":\"week\"",
                "\"type\":\"text\",\"text\":\"{{#if a}}b{{/if}}\"",
                "\"type\":\"text\",\"text\":\"{{a.b}}\"",
                "\"type\":\"text\",\"text\":\"{{a\"",
                "\"type\":\"text\",\"text\":\"=a\"",
                "\"type\":\"group\",\"path\":\"a\",\"components\":[]",
                "\"type\":\"group\"",
                "\"type\":\"table\",\"dataSource\":\"=a[1]\",\"columns\":[{\"key\":\"b\"}]",
                "\"type\":\"table\",\"dataSource\":\"=a\",\"columns\":[]",
                "\"type\":\"table\",\"dataSource\":\"=a\",\"columnsExpression\":\"=b\""
            })
    void refusesWhatItCannotHoldAnAnswerAgainst(String component) {
        assertThatThrownBy(() -> Forms.of(component))
                .isInstanceOf(UnsupportedForm.class)
                .hasMessageContaining("Form Test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "not json",
                "{}",
                "{\"id\":\"a b\",\"components\":[]}",
                "{\"id\":\"A\"}",
                "{\"id\":\"A\",\"components\":[]} {}",
                "{\"id\":\"A\",\"id\":\"B\",\"components\":[]}",
                "{\"id\":\"A\",\"type\":\"other\",\"components\":[]}",
                "{\"id\":\"A\",\"components\":[{\"type\":\"separator\"}]}",
                "{\"id\":\"A\",\"components\":[3]}"
            })
    void refusesWhatIsNoForm(String json) {
        assertThatThrownBy(() -> FormSchemas.parse(json)).isInstanceOf(UnsupportedForm.class);
    }

    @Test
    void refusesKeysAndIdsThatOccurTwice() {
        assertThatThrownBy(() -> Forms.of("\"type\":\"number\",\"key\":\"a\"", "\"type\":\"checkbox\",\"key\":\"a\""))
                .isInstanceOf(UnsupportedForm.class)
                .hasMessageContaining("has the key a, which another component has too");
        assertThatThrownBy(() -> FormSchemas.parse("{\"id\":\"A\",\"components\":["
                        + "{\"type\":\"separator\",\"id\":\"S\"},{\"type\":\"separator\",\"id\":\"S\"}]}"))
                .isInstanceOf(UnsupportedForm.class)
                .hasMessageContaining("has an id that another component has too");
    }

    @Test
    void refusesGroupsInGroupsWithoutEnd() {
        StringBuilder json = new StringBuilder("{\"id\":\"Deep\",\"components\":[");
        for (int i = 0; i < 12; i++) {
            json.append("{\"type\":\"group\",\"id\":\"G").append(i).append("\",\"components\":[");
        }
        json.append("]}".repeat(12)).append("]}");

        assertThatThrownBy(() -> FormSchemas.parse(json.toString()))
                .isInstanceOf(UnsupportedForm.class)
                .hasMessageContaining("deep");
        assertThatThrownBy(() -> FormSchemas.parse("[".repeat(100_000))).isInstanceOf(UnsupportedForm.class);
    }
}
