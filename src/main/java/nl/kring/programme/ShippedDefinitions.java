package nl.kring.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The definitions under {@code programmes/}, each completed with what it takes over: a programme that is part of another
 * states only what is different. Lists are taken over whole, everything else field by field.
 */
final class ShippedDefinitions {

    private static final String PART_OF = "partOf";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ShippedDefinitions() {}

    /**
     * By the names of their files, as YAML.
     *
     * @throws IllegalStateException when one is part of a programme that is not shipped
     */
    static Map<String, String> all() throws IOException {
        Map<String, JsonNode> bySlug = new LinkedHashMap<>();
        Map<String, JsonNode> byFile = new LinkedHashMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:programmes/*.yaml")) {
            JsonNode definition = YAML.readTree(file.getInputStream());
            byFile.put(Objects.requireNonNull(file.getFilename()), definition);
            bySlug.put(definition.path("slug").asText(), definition);
        }
        Map<String, String> complete = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> file : byFile.entrySet()) {
            complete.put(file.getKey(), YAML.writeValueAsString(completed(file.getKey(), file.getValue(), bySlug)));
        }
        return complete;
    }

    private static JsonNode completed(String file, JsonNode definition, Map<String, JsonNode> bySlug) {
        if (!definition.hasNonNull(PART_OF)) {
            return definition;
        }
        JsonNode whole = bySlug.get(definition.get(PART_OF).asText());
        if (whole == null || whole.hasNonNull(PART_OF)) {
            throw new IllegalStateException(file + " does not hold: partOf names no programme with a page of its own");
        }
        ObjectNode general = whole.deepCopy();
        // Networks are supported by their academy and support none themselves.
        general.remove("support");
        return over(general, definition);
    }

    private static JsonNode over(ObjectNode general, JsonNode particular) {
        particular.fields().forEachRemaining(field -> {
            JsonNode taken = general.get(field.getKey());
            boolean both = taken instanceof ObjectNode && field.getValue() instanceof ObjectNode;
            general.set(field.getKey(), both ? over((ObjectNode) taken, field.getValue()) : field.getValue());
        });
        return general;
    }
}
