package nl.kring.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.kring.programme.DefinitionMistake.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads and writes the definition of a programme as YAML. Mistakes are told with the line and the field. */
@Component
class DefinitionFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES))
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private final Validator validator;

    DefinitionFiles(Validator validator) {
        this.validator = validator;
    }

    /**
     * @param file its name, for the message
     * @throws DefinitionRejected when the definition cannot be read or does not hold
     */
    ProgrammeDefinition read(String file, String yaml) {
        YamlLines lines = linesOf(file, yaml);
        ProgrammeDefinition definition = parse(file, yaml, lines);
        List<DefinitionMistake> mistakes = new ArrayList<>();
        for (ConstraintViolation<ProgrammeDefinition> violation : validator.validate(definition)) {
            String field = violation.getPropertyPath().toString();
            mistakes.add(new DefinitionMistake(lines.of(field), field, Kind.NOT_ALLOWED, violation.getMessage()));
        }
        if (!mistakes.isEmpty()) {
            throw new DefinitionRejected(file, inOrder(mistakes));
        }
        return definition;
    }

    /** The definition as YAML that {@link #read} takes. */
    String write(ProgrammeDefinition definition) {
        return write(YAML.valueToTree(definition));
    }

    static String write(ObjectNode definition) {
        try {
            return YAML.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Definition of " + definition.path("slug") + " cannot be written", e);
        }
    }

    /** The definition as a document whose values can be changed one by one. */
    ObjectNode document(ProgrammeDefinition definition) {
        return YAML.valueToTree(definition);
    }

    /** A value as it stands in a document. */
    static JsonNode node(Object value) {
        return YAML.valueToTree(value);
    }

    /** Every single value by its path, in the order of the file. */
    Map<String, String> flat(ProgrammeDefinition definition) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", YAML.valueToTree(definition), values);
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isArray()) {
            for (int at = 0; at < node.size(); at++) {
                flatten(path + "[" + at + "]", node.get(at), into);
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into));
        } else {
            into.put(path, node.isNumber() ? node.decimalValue().toPlainString() : node.asText());
        }
    }

    /** @throws DefinitionRejected when it is no YAML */
    static YamlLines linesOf(String file, String yaml) {
        try {
            return new YamlLines(yaml);
        } catch (MarkedYAMLException e) {
            Integer line =
                    e.getProblemMark() == null ? null : e.getProblemMark().getLine() + 1;
            throw new DefinitionRejected(
                    file,
                    List.of(new DefinitionMistake(
                            line, "", Kind.SYNTAX, Objects.requireNonNullElse(e.getProblem(), ""))));
        } catch (YAMLException e) {
            throw new DefinitionRejected(
                    file,
                    List.of(new DefinitionMistake(
                            null, "", Kind.SYNTAX, Objects.requireNonNullElse(e.getMessage(), ""))));
        }
    }

    static List<DefinitionMistake> inOrder(List<DefinitionMistake> mistakes) {
        return mistakes.stream()
                .sorted(Comparator.comparing(DefinitionMistake::line, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(DefinitionMistake::field))
                .toList();
    }

    private static ProgrammeDefinition parse(String file, String yaml, YamlLines lines) {
        try {
            ProgrammeDefinition definition = YAML.readValue(yaml, ProgrammeDefinition.class);
            if (definition == null) {
                throw new DefinitionRejected(file, List.of(new DefinitionMistake(null, "", Kind.SYNTAX, "")));
            }
            return definition;
        } catch (JsonMappingException e) {
            throw new DefinitionRejected(file, List.of(mistake(e, lines)));
        } catch (JsonProcessingException e) {
            throw new DefinitionRejected(
                    file,
                    List.of(new DefinitionMistake(lineOf(e.getLocation()), "", Kind.SYNTAX, e.getOriginalMessage())));
        }
    }

    private static DefinitionMistake mistake(JsonMappingException e, YamlLines lines) {
        String field = pathOf(e);
        Integer line = lines.of(field);
        if (e instanceof UnrecognizedPropertyException) {
            return new DefinitionMistake(line, field, Kind.UNKNOWN_FIELD, "");
        }
        if (e instanceof InvalidFormatException wrong) {
            return new DefinitionMistake(line, field, Kind.WRONG_VALUE, String.valueOf(wrong.getValue()));
        }
        if (e instanceof ValueInstantiationException && e.getCause() instanceof InconsistentDefinition rule) {
            String shown = field.isEmpty() ? rule.field() : field + "." + rule.field();
            return new DefinitionMistake(
                    lines.of(shown), shown, Kind.INCONSISTENT, rule.why().name());
        }
        return new DefinitionMistake(line, field, Kind.WRONG_VALUE, e.getOriginalMessage());
    }

    private static String pathOf(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static @Nullable Integer lineOf(@Nullable JsonLocation location) {
        return location == null ? null : location.getLineNr();
    }
}
