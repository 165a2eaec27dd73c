package nl.kring.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.validation.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The shipped definition, as it is or with something changed in its YAML. */
public final class Definitions {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Definitions() {}

    static ProgrammeDefinition shipped() {
        return with(yaml -> {});
    }

    /** Of every programme that is shipped. */
    static List<ProgrammeDefinition> allShipped() {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            DefinitionReader reader = new DefinitionReader(validators.getValidator());
            List<ProgrammeDefinition> definitions = new ArrayList<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:programmes/*.yaml")) {
                definitions.add(reader.read(file));
            }
            return definitions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
