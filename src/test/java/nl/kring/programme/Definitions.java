package nl.kring.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.validation.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The shipped definition, as it is or with something changed in its YAML. */
public final class Definitions {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Definitions() {}

    static ProgrammeDefinition shipped() {
        return with(yaml -> {});
    }

    /** @param change of what the YAML says */
    public static ProgrammeDefinition with(Consumer<ObjectNode> change) {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            JsonNode yaml =
                    YAML.readTree(new ClassPathResource("programmes/bestuurssecretarissen.yaml").getInputStream());
            change.accept((ObjectNode) yaml);
            return new DefinitionReader(validators.getValidator())
                    .read(named("changed.yaml", YAML.writeValueAsBytes(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource named(String name, byte[] content) {
        return new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
