package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.kring.form.FormComponent;
import nl.kring.form.FormComponent.Group;
import nl.kring.form.FormSchemas;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeelConditionsTests {

    private final FeelConditions conditions = new FeelConditions();

    @Test
    void comparesAnswers() {
        assertThat(conditions.isTrue("held = \"CANCELLED\"", Map.of("held", "CANCELLED")))
                .isTrue();
        assertThat(conditions.isTrue("held = \"CANCELLED\"", Map.of("held", "HELD")))
                .isFalse();
        assertThat(conditions.isTrue(
                        "round > 1 and list contains(who, \"p1\")", Map.of("round", 2, "who", List.of("p1"))))
                .isTrue();
    }

    @Test
    void anOpenQuestionEqualsNothing() {
        Map<String, Object> open = new HashMap<>();
        open.put("mode", null);

        assertThat(conditions.isTrue("mode = \"ONLINE\"", open)).isFalse();
        assertThat(conditions.isTrue("not(mode = \"ONLINE\")", open)).isTrue();
        assertThat(conditions.isTrue("not(mode = \"ONLINE\")", Map.of())).isTrue();
        assertThat(conditions.isTrue("advice = null or advice = \"\"", Map.of()))
                .isTrue();
    }

    @Test
    void whatCannotBeEvaluatedIsNotTrue() {
        assertThat(conditions.isTrue("held = ", Map.of())).isFalse();
        assertThat(conditions.isTrue("\"true\"", Map.of())).isFalse();
        assertThat(conditions.isTrue("a + b", Map.of("a", 1))).isFalse();
    }

    static List<String> shippedConditions() throws IOException {
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            return forms.flatMap(FeelConditionsTests::conditions).distinct().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shippedConditions")
    void understandsTheConditionsOfTheForms(String condition) {
        assertThat(FeelEngineBuilder.forJava()
                        .build()
                        .parseExpression(condition)
                        .isSuccess())
                .isTrue();
    }

    private static Stream<String> conditions(Path form) {
        try {
            return conditions(FormSchemas.parse(Files.readString(form)).components());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> conditions(List<FormComponent> components) {
        return components.stream()
                .flatMap(component -> Stream.concat(
                        Stream.ofNullable(component.hiddenWhen()),
                        component instanceof Group group ? conditions(group.components()) : Stream.of()));
    }
}
