package nl.kring.journey.deployment;

import static nl.kring.journey.deployment.ModelXml.extension;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** How models of ours are written, so that people understand them; what does not keep to it works all the same. */
@Component
class ConventionCheck {

    private static final String PASCAL = "[A-Z][a-z]\\w*";
    private static final String DUE = "${waits.escalationAt(execution)}";
    private static final Set<String> SPLITTING = Set.of("exclusiveGateway", "inclusiveGateway");
    private static final Set<String> DOCUMENTED =
            Set.of("process", "userTask", "serviceTask", "receiveTask", "callActivity");

    List<Finding> check(String file, Element definitions) {
        Findings findings = new Findings(file);
        for (DrawnProcess process : DrawnProcess.in(file, definitions)) {
            if (process.isExecutable()) {
                ModelXml.all(process.element())
                        .filter(ModelXml::isBpmn)
                        .forEach(element -> check(element, process.element(), findings));
            }
        }
        return findings.list();
    }

    private static void check(Element element, Element process, Findings findings) {
        String kind = element.getLocalName();
        String id = element.getAttribute("id");
        if (DOCUMENTED.contains(kind)) {
            findings.when(
                    ModelXml.children(element).stream()
                            .noneMatch(part -> ModelXml.isBpmn(part, "documentation")
                                    && !part.getTextContent().isBlank()),
                    id,
                    Kind.NO_DOCUMENTATION);
        }
        if (kind.equals("process")) {
            checkName(element, id, findings);
            return;
        }
        String prefix = prefixOf(kind);
        if (prefix.isEmpty()) {
            return;
        }
        findings.when(!id.matches(prefix + PASCAL), id, Kind.ID_CONVENTION, prefix);
        if (kind.endsWith("Gateway")) {
            checkGateway(element, process, findings);
        } else if (!kind.equals("sequenceFlow")) {
            checkName(element, id, findings);
            boolean oneWord = kind.endsWith("Task")
                    && !element.getAttribute("name").isBlank()
                    && !element.getAttribute("name").strip().contains(" ");
            findings.when(oneWord, id, Kind.NAME_ONE_WORD, element.getAttribute("name"));
        }
        if (kind.equals("userTask")) {
            checkWatched(element, id, findings);
        }
    }

    private static String prefixOf(String kind) {
        return switch (kind) {
            case "callActivity" -> "CallActivity_";
            case "subProcess" -> "SubProcess_";
            case "startEvent" -> "StartEvent_";
            case "endEvent" -> "EndEvent_";
            case "boundaryEvent" -> "BoundaryEvent_";
            case "intermediateCatchEvent", "intermediateThrowEvent" -> "Event_";
            case "sequenceFlow" -> "Flow_";
            default -> kind.endsWith("Task") ? "Task_" : kind.endsWith("Gateway") ? "Gateway_" : "";
        };
    }

    private static void checkGateway(Element gateway, Element process, Findings findings) {
        String id = gateway.getAttribute("id");
        List<Element> answers = ModelXml.bpmn(process, "sequenceFlow")
                .filter(flow -> flow.getAttribute("sourceRef").equals(id))
                .toList();
        String name = gateway.getAttribute("name");
        if (answers.size() < 2 || !SPLITTING.contains(gateway.getLocalName())) {
            findings.when(!name.isBlank(), id, Kind.GATEWAY_NO_NAME, name);
            return;
        }
        checkName(gateway, id, findings);
        findings.when(!name.isBlank() && !name.endsWith("?"), id, Kind.GATEWAY_QUESTION, name);
        answers.forEach(answer -> checkName(answer, answer.getAttribute("id"), findings));
    }

    private static void checkName(Element element, String id, Findings findings) {
        String name = element.getAttribute("name").strip();
        if (name.isEmpty()) {
            findings.add(id, Kind.NAME_MISSING);
            return;
        }
        String[] words = name.split("\\s+");
        findings.when(!Character.isUpperCase(words[0].charAt(0)), id, Kind.NAME_CAPITAL, name);
        boolean titleCase = Arrays.stream(words).skip(1).anyMatch(word -> word.matches("\\p{Lu}\\p{Ll}.*"));
        findings.when(titleCase, id, Kind.NAME_SENTENCE_CASE, name);
        findings.when(name.endsWith("."), id, Kind.NAME_FULL_STOP, name);
    }

    private static void checkWatched(Element task, String id, Findings findings) {
        findings.when(extension(task, "dueDate").isEmpty(), id, Kind.NO_DUE_DATE, DUE);
        findings.when(!hasListener(task, "remind", "${remindOfTask}"), id, Kind.NO_REMINDER);
        findings.when(!hasListener(task, "escalate", "${escalateTask}"), id, Kind.NO_ESCALATION);
    }

    private static boolean hasListener(Element task, String id, String bean) {
        return ModelXml.extensions(task, "taskListener")
                .anyMatch(listener -> listener.getAttribute("id").equals(id)
                        && listener.getAttribute("event").equals("timeout")
                        && listener.getAttribute("delegateExpression").equals(bean));
    }
}
