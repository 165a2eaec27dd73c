package nl.kring.journey.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;
import nl.kring.deployment.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What administrators are warned of, the shipped models keep to themselves. */
class ConventionCheckTests {

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shippedModelsKeepToTheConventions(Path model) throws Exception {
        assertThat(findingsIn(model)).isEmpty();
    }

    @Test
    void findsWhatDoesNotReadWell() throws Exception {
        assertThat(findingsIn(Path.of("src/test/resources/models/Unconventional.bpmn")))
                .extracting(Finding::element, Finding::kind)
                .containsExactlyInAnyOrder(
                        tuple("Unconventional", Kind.NO_DOCUMENTATION),
                        tuple("Unconventional", Kind.NAME_MISSING),
                        tuple("Event_0x1y2z3", Kind.ID_CONVENTION),
                        tuple("Event_0x1y2z3", Kind.NAME_MISSING),
                        tuple("Flow_1a2b3c4", Kind.ID_CONVENTION),
                        tuple("Task_DoThings", Kind.NO_DOCUMENTATION),
                        tuple("Task_DoThings", Kind.NAME_SENTENCE_CASE),
                        tuple("Task_DoThings", Kind.NAME_FULL_STOP),
                        tuple("Gateway_Both", Kind.GATEWAY_QUESTION),
                        tuple("Flow_Otherwise", Kind.NAME_MISSING),
                        tuple("Flow_Sometimes", Kind.NAME_CAPITAL),
                        tuple("Task_AskNobody", Kind.NO_DOCUMENTATION),
                        tuple("Task_AskNobody", Kind.NAME_ONE_WORD),
                        tuple("Task_AskNobody", Kind.NO_DUE_DATE),
                        tuple("Task_AskNobody", Kind.NO_REMINDER),
                        tuple("Task_AskNobody", Kind.NO_ESCALATION),
                        tuple("Gateway_Join", Kind.GATEWAY_NO_NAME));
    }

    private static List<Finding> findingsIn(Path model) throws IOException, ModelXml.Unreadable {
        String name = model.getFileName().toString();
        return new ConventionCheck().check(name, ModelXml.read(new ModelFile(name, Files.readAllBytes(model))));
    }
}
