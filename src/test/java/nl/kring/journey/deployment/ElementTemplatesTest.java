package nl.kring.journey.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.kring.KringTest;
import nl.kring.deployment.Finding;
import nl.kring.deployment.ModelFile;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The named parts that Camunda Modeler offers are those that there are. */
@KringTest
class ElementTemplatesTest {

    private static final Path TEMPLATES = Path.of(".camunda/element-templates/kring.json");
    private static final Pattern SENDS_LETTERS =
            Pattern.compile("Outbox|Correspondence|\\w*Letters|WaitNotices|ConversationInvitations");

    @Autowired
    ModelVocabulary vocabulary;

    @Autowired
    ApplicationContext application;

    @Autowired
    RepositoryService repository;

    @Autowired
    DeploymentGate gate;

    JsonNode templates;

    @BeforeEach
    void read() throws IOException {
        templates = JsonMapper.builder().build().readTree(TEMPLATES.toFile());
    }

    @Test
    void everyComponentIsOffered() {
        assertThat(choices("nl.kring.component", "camunda:delegateExpression"))
                .containsExactlyInAnyOrderElementsOf(expressions(vocabulary.delegates().stream()));
    }

    @Test
    void everyComponentThatSendsLettersIsOfferedForMail() {
        assertThat(choices("nl.kring.letter", "camunda:delegateExpression"))
                .containsExactlyInAnyOrderElementsOf(
                        expressions(vocabulary.delegates().stream().filter(this::sendsLetters)));
    }

    @Test
    void everyProcessThatOthersCallIsOffered() {
        Set<String> called = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getKey)
                .filter(key -> Files.exists(Path.of("bpmn", key + ".bpmn")))
                .flatMap(key -> calledFrom(Path.of("bpmn", key + ".bpmn")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(choices("nl.kring.calledProcess", "calledElement")).containsExactlyInAnyOrderElementsOf(called);
    }

    /** As Modeler writes the elements when a template is chosen. */
    @Test
    void whatTheTemplatesMakePassesTheCheck() {
        String process = """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <bpmn:process id="FromTemplates" name="Uit sjablonen" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="StartEvent_Begin"/>
                    %s
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(elements());

        List<Finding> findings =
                gate.findingsIn(List.of(new ModelFile("FromTemplates.bpmn", process.getBytes(StandardCharsets.UTF_8))));

        assertThat(findings).noneMatch(Finding::isError);
    }

    private String elements() {
        StringBuilder elements = new StringBuilder();
        String before = "StartEvent_Begin";
        for (JsonNode template : templates) {
            String kind = template.path("elementType").path("value").asText();
            String id = "Task_" + template.path("id").asText().replaceAll("\\W", "");
            StringBuilder attributes = new StringBuilder();
            StringBuilder extensions = new StringBuilder();
            for (JsonNode property : template.path("properties")) {
                add(property, attributes, extensions);
            }
            elements.append("<bpmn:sequenceFlow id=\"Flow_%1$s\" sourceRef=\"%2$s\" targetRef=\"%1$s\"/>\n"
                    .formatted(id, before));
            String name = kind.replace("bpmn:", "");
            elements.append("<bpmn:%1$s id=\"%2$s\" camunda:modelerTemplate=\"%3$s\"%4$s>"
                    .formatted(
                            Character.toLowerCase(name.charAt(0)) + name.substring(1),
                            id,
                            template.path("id").asText(),
                            attributes));
            elements.append("<bpmn:extensionElements>%s</bpmn:extensionElements></bpmn:%s>\n"
                    .formatted(extensions, Character.toLowerCase(name.charAt(0)) + name.substring(1)));
            before = id;
        }
        return elements.toString();
    }

    private static void add(JsonNode property, StringBuilder attributes, StringBuilder extensions) {
        JsonNode binding = property.path("binding");
        String value = property.path("value").asText("");
        if (property.path("choices").isArray()) {
            value = property.path("choices").get(0).path("value").asText();
        }
        if (binding.path("name").asText().equals("camunda:formRef")) {
            value = "FollowUpAbsence";
        }
        switch (binding.path("type").asText()) {
            case "property" ->
                attributes.append(" %s=\"%s\"".formatted(binding.path("name").asText(), value));
            case "camunda:in" ->
                extensions.append("<camunda:in source=\"%s\" target=\"%s\"/>"
                        .formatted(value, binding.path("target").asText()));
            case "camunda:in:businessKey" -> extensions.append("<camunda:in businessKey=\"%s\"/>".formatted(value));
            case "camunda:property" -> {
                // left empty, as it may be
            }
            default -> throw new AssertionError("Unknown binding " + binding);
        }
    }

    private static Set<String> expressions(Stream<String> names) {
        return names.map(name -> "${" + name + "}").collect(Collectors.toSet());
    }

    private boolean sendsLetters(String bean) {
        return Arrays.stream(application.getType(bean).getDeclaredFields())
                .anyMatch(field ->
                        SENDS_LETTERS.matcher(field.getType().getSimpleName()).matches());
    }

    private static Stream<String> calledFrom(Path model) {
        try {
            return ModelXml.all(ModelXml.read(new ModelFile(model.toString(), Files.readAllBytes(model))))
                    .filter(element -> ModelXml.isBpmn(element, "callActivity"))
                    .map(call -> call.getAttribute("calledElement"));
        } catch (IOException | ModelXml.Unreadable e) {
            throw new AssertionError(e);
        }
    }

    private List<String> choices(String template, String binding) {
        return StreamSupport.stream(templates.spliterator(), false)
                .filter(one -> one.path("id").asText().equals(template))
                .flatMap(one -> StreamSupport.stream(one.path("properties").spliterator(), false))
                .filter(property ->
                        property.path("binding").path("name").asText().equals(binding))
                .flatMap(property ->
                        StreamSupport.stream(property.path("choices").spliterator(), false))
                .map(choice -> choice.path("value").asText())
                .toList();
    }
}
