package nl.kring.journey.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.journey.RoutingFields;
import org.w3c.dom.Element;

/**
 * A process as it is drawn, with what others need to know of it.
 *
 * @param file in which it is
 * @param definitions the whole file
 */
record DrawnProcess(String file, Element definitions, Element element) {

    private static final Set<String> COUNTED_BY_THE_ENGINE =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");
    private static final Set<String> NAMING_A_VARIABLE = Set.of(
            "elementVariable",
            "resultVariable",
            "initiator",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable");

    static List<DrawnProcess> in(String file, Element definitions) {
        return ModelXml.children(definitions).stream()
                .filter(element -> ModelXml.isBpmn(element, "process"))
                .map(process -> new DrawnProcess(file, definitions, process))
                .toList();
    }

    String key() {
        return element.getAttribute("id");
    }

    boolean isExecutable() {
        return element.getAttribute("isExecutable").equals("true")
                || element.getAttribute("isExecutable").equals("1");
    }

    /**
     * @param form the id of its Camunda Form; empty where it has none
     * @param routingFields the questions whose answers the process asks for
     */
    record Step(Element element, String id, String form, List<String> routingFields) {}

    List<Step> userTasks() {
        return ModelXml.bpmn(element, "userTask")
                .map(task -> new Step(
                        task, task.getAttribute("id"), ModelXml.extension(task, "formRef"), routingFields(task)))
                .toList();
    }

    private static List<String> routingFields(Element task) {
        return ModelXml.extensions(task, "property")
                .filter(property -> property.getAttribute("name").equals(RoutingFields.PROPERTY))
                .flatMap(property -> Stream.of(property.getAttribute("value").split(",")))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** The variables that come up in the process itself, beside what the code sets. */
    Set<String> ownVariables() {
        Set<String> names = new HashSet<>(COUNTED_BY_THE_ENGINE);
        userTasks().forEach(task -> names.addAll(task.routingFields()));
        ModelXml.all(element).forEach(part -> {
            NAMING_A_VARIABLE.forEach(attribute -> names.add(ModelXml.extension(part, attribute)));
            if (ModelXml.isExtension(part)) {
                switch (part.getLocalName()) {
                    case "out" -> names.add(part.getAttribute("target"));
                    case "inputParameter", "outputParameter" -> names.add(part.getAttribute("name"));
                    default -> {
                        // names no variable
                    }
                }
            }
        });
        return names;
    }

    /** The calls of other processes. */
    List<Element> callActivities() {
        return ModelXml.bpmn(element, "callActivity").toList();
    }

    /** The variables that this process hands to another that it calls. */
    Set<String> handedTo(String process) {
        return callActivities().stream()
                .filter(call -> call.getAttribute("calledElement").equals(process))
                .flatMap(call -> ModelXml.extensions(call, "in"))
                .map(in -> in.getAttribute("target"))
                .collect(Collectors.toSet());
    }

    boolean handsEverythingTo(String process) {
        return callActivities().stream()
                .filter(call -> call.getAttribute("calledElement").equals(process))
                .flatMap(call -> ModelXml.extensions(call, "in"))
                .anyMatch(in -> in.getAttribute("variables").equals("all"));
    }

    boolean takesEverythingFrom(String process) {
        return callActivities().stream()
                .filter(call -> call.getAttribute("calledElement").equals(process))
                .flatMap(call -> ModelXml.extensions(call, "out"))
                .anyMatch(out -> out.getAttribute("variables").equals("all"));
    }

    /** The names of the messages that the process waits for. */
    Set<String> awaitedMessages() {
        Set<String> ids = new HashSet<>();
        ModelXml.bpmn(element, "receiveTask").forEach(task -> ids.add(task.getAttribute("messageRef")));
        ModelXml.bpmn(element, "messageEventDefinition")
                .filter(DrawnProcess::isCaught)
                .forEach(event -> ids.add(event.getAttribute("messageRef")));
        return named("message", ids);
    }

    /** The names of the signals that the process sends. */
    Set<String> sentSignals() {
        return named(
                "signal",
                ModelXml.bpmn(element, "signalEventDefinition")
                        .filter(event -> !isCaught(event))
                        .map(event -> event.getAttribute("signalRef"))
                        .collect(Collectors.toSet()));
    }

    /** Whether an event definition waits for something, and does not bring it about. */
    static boolean isCaught(Element eventDefinition) {
        String event = eventDefinition.getParentNode().getLocalName();
        return !"endEvent".equals(event) && !"intermediateThrowEvent".equals(event);
    }

    /** The messages, signals or errors of the file by their ids, which may carry a prefix. */
    Set<String> named(String kind, Set<String> ids) {
        Set<String> bare = ids.stream().map(DrawnProcess::withoutPrefix).collect(Collectors.toSet());
        return ModelXml.children(definitions).stream()
                .filter(part -> ModelXml.isBpmn(part, kind) && bare.contains(part.getAttribute("id")))
                .map(part -> part.getAttribute("name"))
                .collect(Collectors.toSet());
    }

    static String withoutPrefix(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    /** Whether it can be started without a message, a signal or a date. */
    boolean startsByItself() {
        return ModelXml.children(element).stream()
                .filter(part -> ModelXml.isBpmn(part, "startEvent"))
                .anyMatch(start -> ModelXml.children(start).stream()
                        .noneMatch(part -> part.getLocalName().endsWith("EventDefinition")));
    }
}
