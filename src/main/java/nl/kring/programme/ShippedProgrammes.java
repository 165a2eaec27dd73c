package nl.kring.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import nl.kring.platform.StartUpLock;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Introduces the programmes whose definitions are shipped under {@code programmes/}, at the first start. */
@Component
class ShippedProgrammes {

    private final Planning planning;
    private final Validator validator;
    private final StartUpLock startUpLock;
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    ShippedProgrammes(Planning planning, Validator validator, StartUpLock startUpLock) {
        this.planning = planning;
        this.validator = validator;
        this.startUpLock = startUpLock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void introduce() throws IOException {
        List<ProgrammeDefinition> definitions = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:programmes/*.yaml")) {
            definitions.add(read(file));
        }
        startUpLock.alone(() -> definitions.forEach(planning::introduce));
    }

    private ProgrammeDefinition read(Resource file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            ProgrammeDefinition definition = yaml.readValue(content, ProgrammeDefinition.class);
            var violations = validator.validate(definition);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(file.getFilename() + " does not hold", violations);
            }
            return definition;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file.getFilename() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
