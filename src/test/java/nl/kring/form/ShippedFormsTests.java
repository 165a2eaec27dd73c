package nl.kring.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormComponent.Group;
import nl.kring.form.FormComponent.Table;
import nl.kring.form.FormComponent.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Every form that comes with the product. */
class ShippedFormsTests {

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            List<Path> forms = files.sorted().toList();
            assertThat(forms).isNotEmpty();
            return forms;
        }
    }

    private static FormSchema schema(Path form) throws IOException {
        return FormSchemas.parse(Files.readString(form));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isCalledAfterItsFile(Path form) throws IOException {
        assertThat(form.getFileName()).hasToString(schema(form).id() + ".form");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isMadeForCamundaModelerAndThisEngine(Path form) throws IOException {
        assertThat(Files.readString(form))
                .contains("\"schemaVersion\": 16")
                .contains("\"executionPlatform\": \"Camunda Platform\"", "\"executionPlatformVersion\": \"7.24.0\"");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void speaksDutchAndEnglish(Path form) throws IOException {
        assertThat(wordings(schema(form).components())).isNotEmpty().allSatisfy(wording -> {
            assertThat(wording.nl()).isNotBlank();
            assertThat(wording.en()).as("English for " + wording.nl()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void asksTheSameInBothLanguages(Path form) throws IOException {
        assertThat(wordings(schema(form).components()))
                .allSatisfy(wording -> assertThat(names(wording.in(Locale.UK))).isEqualTo(names(wording.nl())));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void rendersInBothLanguages(Path form) throws IOException {
        FormSchema schema = schema(form);
        for (Locale locale : List.of(new Locale("nl"), Locale.UK)) {
            String html = Rendered.html(FormView.of(schema, Map.of(), null, List.of(), locale));
            for (Field field : schema.fields()) {
                assertThat(html).contains(field.label().in(locale).replace("'", "&#39;"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void keepsWhoPaysForCoordinators(Path form) throws IOException {
        FormSchema schema = schema(form);
        assertThat(schema.forCoordinators())
                .containsAll(schema.fields().stream()
                        .map(Field::key)
                        .filter(key -> key.startsWith("billing"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void namesItsFieldsAfterTheirKeys(Path form) throws IOException {
        assertThat(schema(form).fields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.id()).isEqualTo("Field_" + field.key()));
    }

    @Test
    void messagesAreTheSameInBothLanguages() throws IOException {
        Properties dutch = PropertiesLoaderUtils.loadProperties(new ClassPathResource("form_messages.properties"));
        Properties english = PropertiesLoaderUtils.loadProperties(new ClassPathResource("form_messages_en.properties"));

        assertThat(dutch.keySet()).isEqualTo(english.keySet());
        assertThat(Stream.concat(dutch.values().stream(), english.values().stream()))
                .allSatisfy(text -> assertThat(text.toString()).isNotBlank().doesNotContain("'"));
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        Placeholders.fill(text, name -> {
            names.add(name);
            return "";
        });
        return names;
    }

    private static List<Wording> wordings(Collection<FormComponent> components) {
        List<Wording> wordings = new ArrayList<>();
        for (FormComponent component : components) {
            if (component instanceof Text text) {
                wordings.add(text.markdown());
            } else if (component instanceof Table table) {
                wordings.add(table.label());
                table.columns().forEach(column -> wordings.add(column.label()));
            } else if (component instanceof Group group) {
                wordings.add(group.label());
                wordings.addAll(wordings(group.components()));
            } else if (component instanceof Field field) {
                wordings.add(field.label());
                if (field.description() != null) {
                    wordings.add(field.description());
                }
                field.options().forEach(option -> wordings.add(option.label()));
            }
        }
        return wordings;
    }
}
