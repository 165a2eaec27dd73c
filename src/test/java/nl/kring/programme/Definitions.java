package nl.kring.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.validation.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;

/** The shipped definition, as it is or with something changed in its YAML. */
public final class Definitions {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Definitions() {}

    static ProgrammeDefinition shipped() {
        return with(yaml -> {});
    }

    /** As it is shipped. */
    public static String yaml() {
        try {
            return new ClassPathResource("programmes/bestuurssecretarissen.yaml")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of every programme that is shipped. */
    static List<ProgrammeDefinition> allShipped() {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            DefinitionFiles files = new DefinitionFiles(validators.getValidator());
            List<ProgrammeDefinition> definitions = new ArrayList<>();
            ShippedDefinitions.all().forEach((file, yaml) -> definitions.add(files.read(file, yaml)));
            return definitions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param change of what the YAML says */
    public static ProgrammeDefinition with(Consumer<ObjectNode> change) {
        return like("bestuurssecretarissen", change);
    }

    /** @param slug of a shipped programme with a page of its own */
    public static ProgrammeDefinition like(String slug, Consumer<ObjectNode> change) {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            JsonNode yaml = YAML.readTree(new ClassPathResource("programmes/" + slug + ".yaml").getInputStream());
            change.accept((ObjectNode) yaml);
            return new DefinitionFiles(validators.getValidator()).read("changed.yaml", YAML.writeValueAsString(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a shipped programme, completed with what it takes over. */
    public static ProgrammeDefinition shipped(String slug) {
        return allShipped().stream()
                .filter(definition -> definition.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
