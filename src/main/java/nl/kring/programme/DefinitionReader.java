package nl.kring.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Reads the definition of a programme from YAML. A mistake is reported with the name of the file and of the field. */
@Component
class DefinitionReader {

    private final Validator validator;
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    DefinitionReader(Validator validator) {
        this.validator = validator;
    }

    /** @throws IllegalStateException when the definition cannot be read or does not hold */
    ProgrammeDefinition read(Resource file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            ProgrammeDefinition definition = yaml.readValue(content, ProgrammeDefinition.class);
            String mistakes = validator.validate(definition).stream()
                    .map(DefinitionReader::inWords)
                    .sorted()
                    .collect(Collectors.joining("; "));
            if (!mistakes.isEmpty()) {
                throw new IllegalStateException(file.getFilename() + " does not hold: " + mistakes);
            }
            return definition;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file.getFilename() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String inWords(ConstraintViolation<ProgrammeDefinition> mistake) {
        return mistake.getPropertyPath() + " " + mistake.getMessage();
    }
}
