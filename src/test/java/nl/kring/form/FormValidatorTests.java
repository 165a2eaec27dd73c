package nl.kring.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormValidatorTests {

    private static final Locale DUTCH = new Locale("nl");

    private final FormValidator validator = new FormValidator(Forms::evaluate, Forms.CLOCK);

    private Answers answers(FormSchema schema, String key, Object raw) {
        return validator.validate(schema, Map.of(), Map.of(key, raw), DUTCH);
    }

    private List<FieldError> errors(FormSchema schema, Map<String, ?> raw) {
        return errors(schema, Map.of(), raw);
    }

    private List<FieldError> errors(FormSchema schema, Map<String, ?> values, Map<String, ?> raw) {
        FormRejected rejected =
                catchThrowableOfType(FormRejected.class, () -> validator.validate(schema, values, raw, DUTCH));
        assertThat(rejected).as("rejection of " + raw.keySet()).isNotNull();
        return rejected.errors();
    }

    private String code(FormSchema schema, String key, Object raw) {
        List<FieldError> errors = errors(schema, Map.of(key, raw));
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).field()).isEqualTo(key);
        assertThat(errors.get(0).message()).isNotBlank().doesNotContain("{0}", "{1}");
        return errors.get(0).code();
    }

    @Nested
    class Texts {

        private final FormSchema line = Forms.of("\"type\":\"textfield\",\"key\":\"a\",\"label\":\"Naam\"");
        private final FormSchema area = Forms.of("\"type\":\"textarea\",\"key\":\"a\",\"label\":\"Verhaal\"");

        @Test
        void trimsAndComposes() {
            assertThat(answers(line, "a", " \u00a0Zoe\u0308 de Boer\u200b\t").text("a"))
                    .isEqualTo("Zoë de Boer");
        }

        @Test
        void keepsLinesOfATextareaOnly() {
            assertThat(answers(area, "a", "een\r\ntwee\rdrie\n").text("a")).isEqualTo("een\ntwee\ndrie");
            assertThat(code(line, "a", "een\ntwee")).isEqualTo("characters");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u0085b", "a\ud83db", "\udc00", "a\uffffb", "a\u2028b"})
        void refusesCharactersNoTextHas(String hostile) {
            assertThat(code(line, "a", hostile)).isEqualTo("characters");
        }

        @Test
        void keepsEmojiAndForeignScripts() {
            assertThat(answers(line, "a", "Łukasz 👩🏽‍🏫 日本 ’t").text("a")).isEqualTo("Łukasz 👩🏽‍🏫 日本 ’t");
        }

        @Test
        void dropsMarksThatTurnTextAround() {
            assertThat(answers(line, "a", "\u202egpj.\u202c ok\ufeff").text("a"))
                    .isEqualTo("gpj. ok");
        }

        @Test
        void onlyWhiteSpaceIsNoAnswer() {
            FormSchema required = Forms.of(
                    "\"type\":\"textfield\",\"key\":\"a\",\"label\":\"Naam\",\"validate\":{\"required\":true}");

            assertThat(code(required, "a", " \u00a0\u200b\t")).isEqualTo("required");
            assertThat(answers(line, "a", "  ").has("a")).isFalse();
        }

        @Test
        void keepsToLengths() {
            FormSchema limited =
                    Forms.of("\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"minLength\":3,\"maxLength\":5}");

            assertThat(answers(limited, "a", "abcde").text("a")).isEqualTo("abcde");
            assertThat(code(limited, "a", "ab")).isEqualTo("tooShort");
            assertThat(code(limited, "a", "abcdef")).isEqualTo("tooLong");
            assertThat(code(line, "a", "x".repeat(201))).isEqualTo("tooLong");
            assertThat(code(area, "a", "x".repeat(10_001))).isEqualTo("tooLong");
            assertThat(code(area, "a", "x".repeat(5_000_000))).isEqualTo("tooLong");
            assertThat(answers(limited, "a", "").has("a")).isFalse();
        }

        @Test
        void saysHowManyCharactersFit() {
            assertThat(errors(area, Map.of("a", "x".repeat(10_001))).get(0).message())
                    .isEqualTo("Maak het antwoord bij ‘Verhaal’ korter: er passen 10.000 tekens in.");
        }

        @Test
        void looksForThePattern() {
            FormSchema brin = Forms.of(
                    "\"type\":\"textfield\",\"key\":\"a\",\"validate\":{"
                            + "\"pattern\":\"^[0-9]{2}[A-Z]{2}$\",\"patternErrorMessage\":\"Vul een BRIN-nummer in, zoals 01AB.\"}");

            assertThat(answers(brin, "a", "01AB").text("a")).isEqualTo("01AB");
            assertThat(errors(brin, Map.of("a", "1")))
                    .containsExactly(new FieldError("a", "pattern", "Vul een BRIN-nummer in, zoals 01AB."));
        }

        @Test
        void endsAPatternThatExplodes() {
            FormSchema exploding =
                    Forms.of("\"type\":\"textarea\",\"key\":\"a\",\"validate\":{\"pattern\":\"^(a+)+$\"}");

            assertThat(code(exploding, "a", "a".repeat(5_000) + "!")).isEqualTo("pattern");
        }

        @ParameterizedTest
        @ValueSource(strings = {"naam@organisatie.nl", "j.d'arc+kring@sub.example.org", "A_B@x-y.example"})
        void takesEmailAddresses(String email) {
            assertThat(answers(formatted("email"), "a", email).text("a")).isEqualTo(email);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "naam",
                    "naam@",
                    "@x.nl",
                    "a@b",
                    "a b@x.nl",
                    "a@x..nl",
                    "a@-x.nl",
                    "a..b@x.nl",
                    ".a@x.nl",
                    "a@x.nl,b@x.nl",
                    "a@x.nl\tb",
                    "<a@x.nl>",
                    "a@b@x.nl",
                    "a@[127.0.0.1]"
                })
        void refusesWhatIsNoEmailAddress(String email) {
            assertThat(code(formatted("email"), "a", email)).isEqualTo("email");
        }

        @Test
        void saysWhatAnEmailAddressLooksLike() {
            FormSchema email = Forms.of("\"type\":\"textfield\",\"key\":\"a\",\"label\":\"E-mailadres\","
                    + "\"validate\":{\"validationType\":\"email\"}");

            assertThat(errors(email, Map.of("a", "x")).get(0).message())
                    .isEqualTo("Vul bij ‘E-mailadres’ een e-mailadres in, zoals naam@organisatie.nl.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"030 123 45 67", "+31 (0)6-12345678", "06.12345678"})
        void takesTelephoneNumbers(String phone) {
            assertThat(answers(formatted("phone"), "a", phone).text("a")).isEqualTo(phone);
        }

        @ParameterizedTest
        @ValueSource(strings = {"12345", "bel maar", "++31612345678", "0612345678901234567"})
        void refusesWhatIsNoTelephoneNumber(String phone) {
            assertThat(code(formatted("phone"), "a", phone)).isEqualTo("phone");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://overleg.example/kamer?id=1", "http://localhost:8080/a", "HTTPS://X.NL"})
        void takesWebAddresses(String url) {
            assertThat(answers(formatted("url"), "a", url).text("a")).isEqualTo(url);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "www.example.nl",
                    "/pad",
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "ftp://x.nl",
                    "https://",
                    "https:///x",
                    "https://bank.example@evil.example/",
                    "https://x.nl/ a",
                    "mailto:a@x.nl"
                })
        void refusesWhatIsNoWebAddress(String url) {
            assertThat(code(formatted("url"), "a", url)).isEqualTo("url");
        }

        @Test
        void refusesNumbersAndObjectsForATextToo() {
            assertThat(code(line, "a", 12)).isEqualTo("type");
            assertThat(code(line, "a", Map.of("b", "c"))).isEqualTo("type");
            assertThat(code(line, "a", true)).isEqualTo("type");
        }

        private FormSchema formatted(String format) {
            return Forms.of(
                    "\"type\":\"textfield\",\"key\":\"a\",\"properties\":{\"format\":\"%s\"}".formatted(format));
        }
    }

    @Nested
    class Numbers {

        private final FormSchema whole = Forms.of(
                "\"type\":\"number\",\"key\":\"n\",\"decimalDigits\":0,\"validate\":{\"min\":0,\"max\":9000000}");
        private final FormSchema any = Forms.of("\"type\":\"number\",\"key\":\"n\"");

        @ParameterizedTest
        @CsvSource({"12,12", "+7,7", "2.500,2500", "1 250 000,1250000", "007,7", "'12,0',12"})
        void readsWholeNumbers(String typed, int number) {
            assertThat(answers(whole, "n", typed).integer("n")).isEqualTo(number);
        }

        @ParameterizedTest
        @CsvSource({"'12,5',12.5", "12.5,12.5", "'1.234,5',1234.5", "-3,-3", "1.234,1.234"})
        void readsDecimals(String typed, BigDecimal number) {
            assertThat(answers(any, "n", typed).number("n")).isEqualByComparingTo(number);
        }

        @Test
        void takesNumbersFromJson() {
            assertThat(answers(whole, "n", 12).integer("n")).isEqualTo(12);
            assertThat(answers(whole, "n", 12.0).integer("n")).isEqualTo(12);
            assertThat(answers(any, "n", 12.25).number("n")).isEqualByComparingTo("12.25");
            assertThat(answers(whole, "n", new BigDecimal("1E+3")).asMap()).containsEntry("n", new BigDecimal("1000"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"twaalf", "1,2,3", "0x10", "1e3", "NaN", "Infinity", "--1", "1;2", "12345678901234567890"})
        void refusesWhatIsNoNumber(String typed) {
            assertThat(code(any, "n", typed)).isEqualTo("number");
        }

        @Test
        void refusesNumbersThatAreHardToWriteOut() {
            assertThat(code(any, "n", new BigDecimal("1e999999999"))).isEqualTo("number");
            assertThat(code(any, "n", new BigDecimal("1e-999999999"))).isEqualTo("number");
            assertThat(code(any, "n", Double.NaN)).isEqualTo("number");
            assertThat(code(any, "n", true)).isEqualTo("number");
        }

        @Test
        void keepsToRangeAndDecimals() {
            assertThat(code(whole, "n", "-1")).isEqualTo("min");
            assertThat(code(whole, "n", "9000001")).isEqualTo("max");
            assertThat(code(whole, "n", "1,5")).isEqualTo("whole");
            FormSchema money = Forms.of("\"type\":\"number\",\"key\":\"n\",\"decimalDigits\":2");
            assertThat(answers(money, "n", "2,50").number("n")).isEqualByComparingTo("2.5");
            assertThat(code(money, "n", "2,505")).isEqualTo("decimals");
        }

        @Test
        void wantsAnAnswerWhenRequired() {
            FormSchema required = Forms.of("\"type\":\"number\",\"key\":\"n\",\"validate\":{\"required\":true}");

            assertThat(code(required, "n", "")).isEqualTo("required");
            Map<String, Object> nothing = new HashMap<>();
            nothing.put("n", null);
            assertThat(errors(required, nothing)).extracting(FieldError::code).containsExactly("required");
        }
    }

    @Nested
    class Choices {

        private final FormSchema radio = Forms.of("\"type\":\"radio\",\"key\":\"c\",\"label\":\"Doe je mee?\","
                + "\"values\":[{\"label\":\"Ja\",\"value\":\"YES\"},{\"label\":\"Nee\",\"value\":\"NO\"}],"
                + "\"validate\":{\"required\":true}");
        private final FormSchema checklist = Forms.of("\"type\":\"checklist\",\"key\":\"c\",\"valuesKey\":\"people\"");
        private final Map<String, Object> people = Map.of(
                "people",
                List.of(
                        Map.of("value", "p1", "label", "Noor"),
                        Map.of("value", "p2", "label", "Sam"),
                        Option.of("[p3", "X")));

        @Test
        void takesOneOfTheOptions() {
            assertThat(answers(radio, "c", "YES").yes("c")).isTrue();
            assertThat(answers(radio, "c", "NO").choice("c")).isEqualTo("NO");
            assertThat(code(radio, "c", "yes")).isEqualTo("option");
            assertThat(code(radio, "c", "")).isEqualTo("required");
            assertThat(code(radio, "c", List.of("YES", "NO"))).isEqualTo("single");
            assertThat(code(radio, "c", new String[] {"YES"})).isEqualTo("single");
        }

        @Test
        void takesOptionsThatComeWithTheValues() {
            Answers answers = validator.validate(checklist, people, Map.of("c", List.of("p2", "p1", "p2")), DUTCH);

            assertThat(answers.choices("c")).containsExactly("p2", "p1");
            assertThat(answers.labels()).isEqualTo(Map.of("c", Map.of("p1", "Noor", "p2", "Sam")));
            assertThat(errors(checklist, people, Map.of("c", List.of("p1", "p9"))))
                    .extracting(FieldError::code)
                    .containsExactly("option");
            assertThat(code(checklist, "c", "p1")).isEqualTo("option");
        }

        @Test
        void readsAChecklistHoweverItIsSent() {
            for (Object raw : List.of("p1", List.of("p1"), "[\"p1\"]", List.of("p1", ""))) {
                assertThat(validator
                                .validate(checklist, people, Map.of("c", raw), DUTCH)
                                .choices("c"))
                        .containsExactly("p1");
            }
            for (Object raw : List.of("", "[]", List.of(), List.of(""))) {
                assertThat(validator
                                .validate(checklist, people, Map.of("c", raw), DUTCH)
                                .choices("c"))
                        .isEmpty();
            }
            assertThat(validator
                            .validate(checklist, people, Map.of("c", "[p3"), DUTCH)
                            .choices("c"))
                    .containsExactly("[p3");
        }

        @Test
        void refusesListsThatAreNone() {
            assertThat(errors(checklist, people, Map.of("c", "[\"p1\"")))
                    .extracting(FieldError::code)
                    .containsExactly("option");
            assertThat(errors(checklist, people, Map.of("c", Map.of("p1", true))))
                    .extracting(FieldError::code)
                    .containsExactly("type");
            assertThat(errors(checklist, people, Map.of("c", List.of(List.of("p1")))))
                    .extracting(FieldError::code)
                    .containsExactly("option");
        }

        @Test
        void wantsOneTickedWhenRequired() {
            FormSchema required = Forms.of("\"type\":\"taglist\",\"key\":\"c\",\"values\":[{\"value\":\"A\"}],"
                    + "\"validate\":{\"required\":true}");

            assertThat(code(required, "c", List.of())).isEqualTo("required");
        }
    }

    @Nested
    class Ticks {

        private final FormSchema consent =
                Forms.of("\"type\":\"checkbox\",\"key\":\"t\",\"validate\":{\"required\":true}");
        private final FormSchema free = Forms.of("\"type\":\"checkbox\",\"key\":\"t\"");

        @Test
        void readsATickFromBrowserAndJson() {
            for (Object ticked : List.of("on", "true", true)) {
                assertThat(answers(consent, "t", ticked).flag("t")).isTrue();
            }
            assertThat(answers(free, "t", false).flag("t")).isFalse();
            assertThat(validator.validate(free, Map.of(), Map.of(), DUTCH).asMap())
                    .containsEntry("t", false);
        }

        @Test
        void wantsTheTickWhenRequired() {
            assertThat(code(consent, "t", "false")).isEqualTo("required");
            assertThat(errors(consent, Map.of())).extracting(FieldError::code).containsExactly("required");
            assertThat(code(consent, "t", "perhaps")).isEqualTo("type");
            assertThat(code(consent, "t", List.of("on", "on"))).isEqualTo("single");
        }
    }

    @Nested
    class Moments {

        private final FormSchema date = Forms.of("\"type\":\"datetime\",\"subtype\":\"date\",\"key\":\"m\"");
        private final FormSchema time = Forms.of("\"type\":\"datetime\",\"subtype\":\"time\",\"key\":\"m\"");
        private final FormSchema both = Forms.of("\"type\":\"datetime\",\"subtype\":\"datetime\",\"key\":\"m\"");

        @ParameterizedTest
        @ValueSource(strings = {"2027-02-08", "8-2-2027", "08-02-2027", "2027-02-07T23:30:00Z", "2027-02-08T10:00"})
        void readsADate(String typed) {
            assertThat(answers(date, "m", typed).date("m")).isEqualTo(LocalDate.of(2027, 2, 8));
        }

        @ParameterizedTest
        @ValueSource(strings = {"15:00", "15:00:00", "14:00Z", "15:00+01:00"})
        void readsATime(String typed) {
            assertThat(answers(time, "m", typed).time("m")).isEqualTo(LocalTime.of(15, 0));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2027-02-08T15:00",
                    "2027-02-08 15:00",
                    "2027-02-08T15:00:00",
                    "2027-02-08T15:00+01:00",
                    "2027-02-08T14:00Z",
                    "2027-02-08T14:00:00.000Z",
                    "2027-02-08T09:00-05:00"
                })
        void readsAMomentInAmsterdam(String typed) {
            Answers answers = answers(both, "m", typed);

            assertThat(answers.dateTime("m")).isEqualTo(ZonedDateTime.of(2027, 2, 8, 15, 0, 0, 0, AppClock.ZONE));
            assertThat(answers.asMap()).containsEntry("m", "2027-02-08T15:00:00+01:00");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2027-02-30", "morgen", "2027", "31-2-2027", "8/2/2027"})
        void refusesDatesThatDoNotExist(String typed) {
            assertThat(code(date, "m", typed)).isEqualTo("date");
            assertThat(code(both, "m", typed)).isEqualTo("dateTime");
        }

        @Test
        void refusesTimesThatDoNotExist() {
            assertThat(code(time, "m", "25:00")).isEqualTo("time");
            assertThat(code(both, "m", "2027-03-28T02:30")).isEqualTo("dateTime");
        }

        @Test
        void refusesYearsNobodyMeans() {
            assertThat(code(date, "m", "0202-02-08")).isEqualTo("year");
            assertThat(code(both, "m", "9999-02-08T15:00")).isEqualTo("year");
        }

        @Test
        void refusesThePastWhereTheFormDoes() {
            FormSchema coming =
                    Forms.of("\"type\":\"datetime\",\"subtype\":\"date\",\"key\":\"m\",\"disallowPassedDates\":true");

            assertThat(code(coming, "m", "2026-10-31")).isEqualTo("past");
            assertThat(answers(coming, "m", "2026-11-01").has("m")).isTrue();
            assertThat(answers(date, "m", "2026-10-31").has("m")).isTrue();
        }
    }

    @Nested
    class WholeForms {

        private final FormSchema attendance = FormSchemas.parse("""
                {"id":"Attendance","components":[
                  {"type":"radio","id":"a","key":"held","label":"Gehouden?","validate":{"required":true},
                   "values":[{"value":"HELD"},{"value":"CANCELLED"}]},
                  {"type":"group","id":"g","conditional":{"hide":"=held = \\"CANCELLED\\""},"components":[
                    {"type":"textarea","id":"b","key":"yield","label":"Opbrengst","validate":{"required":true,"minLength":5}},
                    {"type":"select","id":"c","key":"mode","label":"Vorm","values":[{"value":"ONLINE"},{"value":"HERE"}]}]},
                  {"type":"textfield","id":"d","key":"link","label":"Link","validate":{"required":true},
                   "conditional":{"hide":"=not(mode = \\"ONLINE\\")"}},
                  {"type":"textfield","id":"e","key":"place","label":"Plaats","readonly":true}]}
                """);

        @Test
        void givesOneErrorForEveryWrongAnswerInTheOrderOfTheForm() {
            assertThat(errors(attendance, Map.of("yield", "kort", "mode", "NOWHERE")))
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("held", "required"), tuple("yield", "tooShort"), tuple("mode", "option"));
        }

        @Test
        void leavesHiddenQuestionsAlone() {
            Answers answers = validator.validate(
                    attendance, Map.of(), Map.of("held", "CANCELLED", "yield", "x", "mode", "ONLINE"), DUTCH);

            assertThat(answers.asMap()).containsOnlyKeys("held");
        }

        @Test
        void wantsRequiredQuestionsThatAnAnswerBringsUp() {
            Map<String, Object> online = Map.of("held", "HELD", "yield", "Genoeg", "mode", "ONLINE");

            assertThat(errors(attendance, online)).extracting(FieldError::field).containsExactly("link");
        }

        @Test
        void anEarlierAnswerDoesNotSpeakForAnOpenQuestion() {
            assertThat(errors(attendance, Map.of("held", "CANCELLED"), Map.of("yield", "Genoeg")))
                    .extracting(FieldError::field)
                    .containsExactly("held");
        }

        @Test
        void ignoresWhatIsSentForALockedQuestion() {
            Answers answers = validator.validate(
                    attendance, Map.of("place", "Utrecht"), Map.of("held", "CANCELLED", "place", "Hier"), DUTCH);

            assertThat(answers.has("place")).isFalse();
        }

        @Test
        void refusesQuestionsThatTheFormDoesNotAsk() {
            assertThat(errors(attendance, Map.of("held", "CANCELLED", "admitted", "true", "<script>", "x")))
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("?script?", "unknown"), tuple("admitted", "unknown"));
        }

        @Test
        void refusesFloods() {
            Map<String, String> flood = IntStream.range(0, 5_000)
                    .boxed()
                    .collect(Collectors.toMap(number -> "key" + number, number -> "x"));

            assertThat(errors(attendance, flood)).extracting(FieldError::code).containsExactly("tooMany");
        }

        @Test
        void endsWhenConditionsContradictEachOther() {
            FormSchema circle = Forms.of(
                    "\"type\":\"textfield\",\"key\":\"a\",\"conditional\":{\"hide\":\"=b = \\\"x\\\"\"}",
                    "\"type\":\"textfield\",\"key\":\"b\",\"conditional\":{\"hide\":\"=not(a = \\\"x\\\")\"}");

            assertThat(validator.validate(circle, Map.of(), Map.of("a", "x", "b", "x"), DUTCH))
                    .isNotNull();
        }

        @Test
        void speaksTheReadersLanguage() {
            FormRejected rejected = catchThrowableOfType(
                    FormRejected.class, () -> validator.validate(attendance, Map.of(), Map.of("held", "X"), Locale.UK));

            assertThat(rejected.errors().get(0).message())
                    .isEqualTo("Choose one of the answers offered for ‘Gehouden?’.");
        }
    }

    @Test
    void answersSurviveBeingStored() {
        Answers stored = Answers.of(Map.of("n", 12, "d", "2027-02-08", "m", "2027-02-08T14:00:00Z", "c", List.of("A")));

        assertThat(stored.integer("n")).isEqualTo(12);
        assertThat(stored.date("d")).isEqualTo(LocalDate.of(2027, 2, 8));
        assertThat(stored.dateTime("m").getHour()).isEqualTo(15);
        assertThat(stored.choices("c")).containsExactly("A");
        assertThat(stored.optionalText("x")).isEmpty();
        assertThat(catchThrowableOfType(NoSuchElementException.class, () -> stored.text("x")))
                .hasMessage("No answer to x");
        assertThat(stored.toString()).doesNotContain("2027");
    }
}
