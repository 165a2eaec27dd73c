package nl.kring.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgrammeDefinitionTests {

    @Test
    void theLastOfTheCancellationCostsHasNoEnd() {
        assertThatThrownBy(() -> Definitions.with(yaml ->
                        ((ObjectNode) yaml.get("cancellation").get("costs").get(1)).put("untilBefore", "P1W")))
                .hasMessageContaining("cancellation.costs INCONSISTENT LAST_COSTS_END");
    }

    @Test
    void readsTheShippedDefinition() {
        ProgrammeDefinition definition = Definitions.shipped();

        assertThat(definition.slug()).isEqualTo("bestuurssecretarissen");
        assertThat(definition.places()).isEqualTo(new ProgrammeDefinition.Places(7, 10, 20));
        assertThat(definition.fee()).isEqualByComparingTo(new BigDecimal("2250"));
        assertThat(definition.cancellation().freeBefore()).isEqualTo(Period.ofWeeks(6));
        assertThat(definition.meetings()).hasSize(4);
    }

    @Test
    void aStepWithoutAWaitOfItsOwnWaitsAsLongAsTheDefault() {
        ProgrammeDefinition definition = Definitions.shipped();

        assertThat(definition.waitFor("fillInIntakeForm").escalateAfter()).isEqualTo(Duration.ofDays(10));
        assertThat(definition.waitFor("somethingNew"))
                .isEqualTo(definition.waits().get("default"));
    }

    @Test
    void aProgrammeThatNamesNoProcessesRunsTheUsualOnes() {
        assertThat(Definitions.shipped().processes())
                .isEqualTo(new ProgrammeDefinition.Processes("EnrolmentJourneyProcess", "EditionProcess", null));
    }

    @Test
    void aProgrammeMayNameOneProcessOfItsOwn() {
        ProgrammeDefinition definition =
                Definitions.with(yaml -> yaml.putObject("processes").put("edition", "OwnProcess"));

        assertThat(definition.processes())
                .isEqualTo(new ProgrammeDefinition.Processes("EnrolmentJourneyProcess", "OwnProcess", null));
    }

    /** A process that is not there would show only when somebody enrols. */
    @Test
    void shippedProgrammesNameShippedProcesses() {
        assertThat(Definitions.allShipped()).isNotEmpty().allSatisfy(definition -> {
            assertThat(Path.of("bpmn", definition.processes().enrolment() + ".bpmn"))
                    .isRegularFile();
            assertThat(Path.of("bpmn", definition.processes().edition() + ".bpmn"))
                    .isRegularFile();
            assertThat(definition.accompanying())
                    .allSatisfy(process ->
                            assertThat(Path.of("bpmn", process + ".bpmn")).isRegularFile());
        });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("fee", yaml -> yaml.put("fee", -1)),
                mistake("fee", yaml -> yaml.remove("fee")),
                mistake("slug", yaml -> yaml.put("slug", "Met Hoofdletters")),
                mistake("slug", yaml -> yaml.remove("slug")),
                mistake("title.en", yaml -> ((ObjectNode) yaml.get("title")).remove("en")),
                mistake("organiser.email", yaml -> ((ObjectNode) yaml.get("organiser")).put("email", "nergens")),
                mistake("organiser.iban", yaml -> ((ObjectNode) yaml.get("organiser")).put("iban", "not an iban")),
                mistake("iban", yaml -> ((ObjectNode) yaml.get("organiser")).put("iban", "NL05BANK0417164300")),
                mistake("vatId", yaml -> ((ObjectNode) yaml.get("organiser")).remove("vatId")),
                mistake("invoicing", yaml -> yaml.remove("invoicing")),
                mistake("invoicing", yaml -> ((ObjectNode) yaml.get("invoicing")).put("callAfter", "P21D")),
                mistake("places.waitingList", yaml -> ((ObjectNode) yaml.get("places")).put("waitingList", -1)),
                mistake("places", yaml -> ((ObjectNode) yaml.get("places")).put("minimum", 11)),
                mistake("indications", yaml -> ((ObjectNode) yaml.get("indications")).remove("salaryScaleTo")),
                mistake(
                        "companions",
                        yaml -> yaml.putObject("companions")
                                .putObject("BUDDIES")
                                .put("from", 5)
                                .put("to", 2)),
                mistake(
                        "companions",
                        yaml -> yaml.putObject("companions")
                                .putObject("FRIENDS")
                                .put("from", 2)
                                .put("to", 5)),
                mistake(
                        "companions.INTERVISION.after INCONSISTENT NO_SUCH_MEETING",
                        yaml -> companions(yaml, "INTERVISION", 9)),
                mistake(
                        "companions.INTERVISION.after INCONSISTENT NAMED_TWICE",
                        yaml -> companions(yaml, "INTERVISION", 1, 1)),
                mistake(
                        "companions.BUDDIES.after INCONSISTENT ONLY_INTERVISION",
                        yaml -> companions(yaml, "BUDDIES", 1)),
                mistake("choice.meeting INCONSISTENT NO_SUCH_MEETING", yaml -> choice(yaml, 9, "media", "crisis")),
                mistake("choice.options INCONSISTENT", yaml -> choice(yaml, 1, "media")),
                mistake("choice.options INCONSISTENT", yaml -> choice(yaml, 1, "media", "media")),
                mistake("indications", yaml -> ((ObjectNode) yaml.get("indications")).put("salaryScaleFrom", 14)),
                mistake("conditions.sectors", yaml -> ((ObjectNode) yaml.get("conditions")).remove("sectors")),
                mistake("conversationMinutes", yaml -> yaml.remove("conversationMinutes")),
                mistake("decisionBefore", yaml -> yaml.put("decisionBefore", "three weeks")),
                mistake(
                        "meetings[0].day",
                        yaml -> ((ObjectNode) yaml.get("meetings").get(0)).remove("day")),
                mistake("meetings", yaml -> ((ObjectNode) yaml.get("meetings").get(0)).put("from", "half past")),
                mistake("meetings", yaml -> yaml.putArray("meetings")),
                mistake("waits", yaml -> ((ObjectNode) yaml.get("waits")).remove("default")),
                mistake("processes.edition", yaml -> yaml.putObject("processes").put("edition", "no process")),
                mistake("waits", yaml -> yaml.remove("waits")),
                mistake("groups INCONSISTENT GROUPS_NOT_MAXIMUM", yaml -> group(yaml, 9)),
                mistake("groups INCONSISTENT GROUPS_WITH_TEAMS", yaml -> {
                    group(yaml, 10);
                    yaml.putObject("teams").put("from", 2).put("to", 4).put("whenOneLeaves", "KEEP");
                }),
                mistake("groups INCONSISTENT GROUPS_WITH_CHOICE", yaml -> {
                    group(yaml, 10);
                    choice(yaml, 1, "media", "crisis");
                }),
                mistake("waits", yaml -> ((ObjectNode) yaml.at("/waits/rateSession")).put("remindAfter", "P8D")),
                mistake("turns.from INCONSISTENT NO_SUCH_MEETING", yaml -> turns(yaml, "PERSON", 9, "P7D")),
                mistake("turns.who INCONSISTENT TURNS_WITHOUT_TEAMS", yaml -> turns(yaml, "TEAM", 0, "P7D")),
                mistake("turns.closesBefore INCONSISTENT NO_TIME_FOR_TURNS", yaml -> turns(yaml, "PERSON", 0, "P8W")),
                mistake("turns.who", yaml -> turns(yaml, "CLASS", 0, "P7D")),
                mistake("turns.closesBefore", yaml -> turns(yaml, "PERSON", 0, null)),
                mistake("baseline.after", yaml -> yaml.putObject("baseline")),
                mistake("waits.fillInBaseline INCONSISTENT NO_END_OF_BASELINE", yaml -> {
                    yaml.putObject("baseline").put("after", "P14D");
                    yaml.putArray("accompanying").add("BaselineProcess");
                }),
                mistake(
                        "baseline INCONSISTENT NO_BASELINE",
                        yaml -> yaml.putArray("accompanying").add("BaselineProcess")),
                mistake("network.contribution", yaml -> network(yaml).put("contribution", -1)),
                mistake("interestNeeded INCONSISTENT NETWORK_BY_INTEREST", yaml -> {
                    network(yaml);
                    yaml.put("interestNeeded", 5);
                }),
                mistake("discount", yaml -> yaml.put("discount", 10)));
    }

    private static void group(ObjectNode yaml, int places) {
        ObjectNode group = yaml.putArray("groups").addObject();
        group.put("places", places).putObject("name").put("nl", "Groep 1").put("en", "Group 1");
    }

    private static void turns(ObjectNode yaml, String who, int from, @Nullable String closesBefore) {
        yaml.putObject("turns").put("who", who).put("from", from).put("closesBefore", closesBefore);
    }

    private static ObjectNode network(ObjectNode yaml) {
        ObjectNode network = yaml.putObject("network").put("phase", "SOWING");
        network.putObject("lasts").put("nl", "Een jaar").put("en", "A year");
        return network;
    }

    private static void companions(ObjectNode yaml, String kind, int... after) {
        ObjectNode group = yaml.putObject("companions").putObject(kind);
        group.put("from", 2).put("to", 5);
        for (int number : after) {
            group.withArray("after").add(number);
        }
    }

    private static void choice(ObjectNode yaml, int meeting, String... options) {
        ObjectNode choice = yaml.putObject("choice");
        choice.put("meeting", meeting)
                .put("opensBefore", "P8W")
                .put("quorumPercentage", 60)
                .put("tie", "COORDINATOR");
        choice.putObject("title").put("nl", "{topic}").put("en", "{topic}");
        for (String key : options) {
            ObjectNode option = choice.withArray("options").addObject();
            option.put("key", key).put("teacher", "Docent").put("teacherEmail", "docent@school.example");
            option.putObject("topic").put("nl", key).put("en", key);
        }
    }

    private static Arguments mistake(String field, Consumer<ObjectNode> change) {
        return Arguments.of(field, change);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsFileAndField(String field, Consumer<ObjectNode> change) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> Definitions.with(change))
                .withMessageContaining("changed.yaml")
                .withMessageContaining(field);
    }

    @ParameterizedTest
    @MethodSource("everythingShipped")
    void whatIsWrittenReadsTheSame(ProgrammeDefinition shipped) {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            DefinitionFiles files = new DefinitionFiles(validators.getValidator());

            assertThat(files.read("again.yaml", files.write(shipped))).isEqualTo(shipped);
        }
    }

    static Stream<ProgrammeDefinition> everythingShipped() {
        return Definitions.allShipped().stream();
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        String yaml = Definitions.yaml()
                .replace("fee: 2250.00", "fee: -1")
                .replace("conversationMinutes: 45", "conversationMinutes: 1000");
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            DefinitionFiles files = new DefinitionFiles(validators.getValidator());

            assertThatExceptionOfType(DefinitionRejected.class)
                    .isThrownBy(() -> files.read("changed.yaml", yaml))
                    .satisfies(rejected -> assertThat(rejected.mistakes())
                            .extracting(DefinitionMistake::field, DefinitionMistake::line)
                            .containsExactly(
                                    tuple("fee", lineOf(yaml, "fee:")),
                                    tuple("conversationMinutes", lineOf(yaml, "conversationMinutes:"))));
        }
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fee: 2250.00 | fee: a lot | fee | WRONG_VALUE",
                "minimum: 7 | minimum: 70 | places.minimum | INCONSISTENT",
                "escalateAfter: P7D} | escalateAfter: P1D} | waits.default.escalateAfter | INCONSISTENT",
                "conversationMinutes: 45 | 'turns: {who: TEAM, from: 0, closesBefore: P7D}' | turns.who | INCONSISTENT",
                "pupilsAtLeast: 2500 | shoeSize: 44 | indications.shoeSize | UNKNOWN_FIELD",
                "fee: 2250.00 | 'fee: [' | '' | SYNTAX",
            })
    void aMistakeSaysWhatIsWrong(String before, String after, String field, DefinitionMistake.Kind kind) {
        String yaml = Definitions.yaml().replace(before, after);
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            DefinitionFiles files = new DefinitionFiles(validators.getValidator());

            assertThatExceptionOfType(DefinitionRejected.class)
                    .isThrownBy(() -> files.read("changed.yaml", yaml))
                    .satisfies(rejected -> assertThat(rejected.mistakes())
                            .singleElement()
                            .satisfies(mistake -> {
                                assertThat(mistake.kind()).isEqualTo(kind);
                                assertThat(mistake.field()).isEqualTo(field);
                                assertThat(mistake.line()).isNotNull();
                            }));
        }
    }

    private static int lineOf(String yaml, String start) {
        return (int) yaml.lines().takeWhile(line -> !line.startsWith(start)).count() + 1;
    }
}
