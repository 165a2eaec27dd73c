package nl.kring.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;

/**
 * A file with process models, decision tables or a form.
 *
 * @param file its name in the jar and in the deployment, e.g. {@code bpmn/SessionProcess.bpmn}
 * @param keys what it defines: the ids of its processes, its decisions, or its form
 */
record ShippedModel(String file, byte[] content, Kind kind, List<String> keys) {

    private static final ObjectMapper JSON = new ObjectMapper();

    enum Kind {
        PROCESS,
        DECISION,
        FORM
    }

    /** @throws BrokenModel when the file is not what its extension says, or defines nothing */
    static ShippedModel read(String file, byte[] content) {
        try {
            Kind kind = kindOf(file);
            List<String> keys = keysIn(kind, content);
            if (keys.isEmpty() || keys.contains("")) {
                throw new IllegalArgumentException("it has no id");
            }
            return new ShippedModel(file, content, kind, keys);
        } catch (IOException | RuntimeException e) {
            throw new BrokenModel(file, e);
        }
    }

    private static Kind kindOf(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "bpmn" -> Kind.PROCESS;
            case "dmn" -> Kind.DECISION;
            default -> Kind.FORM;
        };
    }

    private static List<String> keysIn(Kind kind, byte[] content) throws IOException {
        return switch (kind) {
            case PROCESS ->
                Bpmn.readModelFromStream(new ByteArrayInputStream(content))
                        .getModelElementsByType(Process.class)
                        .stream()
                        .filter(Process::isExecutable)
                        .map(process -> Objects.requireNonNullElse(process.getId(), ""))
                        .toList();
            case DECISION ->
                Dmn.readModelFromStream(new ByteArrayInputStream(content))
                        .getModelElementsByType(Decision.class)
                        .stream()
                        .map(decision -> Objects.requireNonNullElse(decision.getId(), ""))
                        .toList();
            case FORM -> List.of(formIdIn(content));
        };
    }

    /** The id of the Camunda Form; empty where there is none. */
    static String formIdIn(byte[] content) throws IOException {
        try {
            JsonNode form = JSON.readTree(content);
            return form == null ? "" : form.path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IOException("it is not JSON, line " + e.getLocation().getLineNr(), e);
        }
    }
}
