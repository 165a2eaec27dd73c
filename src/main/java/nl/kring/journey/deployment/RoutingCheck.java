package nl.kring.journey.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kring.deployment.Finding.Kind;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormSchema;

/** Whether a form still asks what the process wants to know for its gateways. */
final class RoutingCheck {

    private RoutingCheck() {}

    enum Problem {
        MISSING,
        VALUE,
        OPTIONAL
    }

    /** @param value that a condition asks for and the question does not offer; empty for the other problems */
    record Unfit(Problem problem, String field, String value, String form) {

        Kind kindForProcess() {
            return switch (problem) {
                case MISSING -> Kind.ROUTING_FIELD_MISSING;
                case VALUE -> Kind.ROUTING_VALUE_MISSING;
                case OPTIONAL -> Kind.ROUTING_FIELD_OPTIONAL;
            };
        }

        String[] arguments() {
            return new String[] {field, form, value};
        }
    }

    static List<Unfit> of(DrawnProcess.Step task, FormSchema form, Map<String, Set<String>> comparedWith) {
        List<Unfit> problems = new ArrayList<>();
        for (String key : task.routingFields()) {
            Field field = form.field(key).orElse(null);
            if (field == null) {
                problems.add(new Unfit(Problem.MISSING, key, "", form.id()));
                continue;
            }
            if (!field.limits().required() && field.type().isChoice() || field.hiddenWhen() != null) {
                problems.add(new Unfit(Problem.OPTIONAL, key, "", form.id()));
            }
            Set<String> offered = ProcessCheck.valuesOf(field);
            if (field.type().isChoice() && field.optionsKey() == null) {
                comparedWith.getOrDefault(key, Set.of()).stream()
                        .filter(value -> !offered.contains(value))
                        .sorted()
                        .forEach(value -> problems.add(new Unfit(Problem.VALUE, key, value, form.id())));
            }
        }
        return problems;
    }

    /** By variable: the texts that the conditions of a process compare it with. */
    static Map<String, Set<String>> comparisonsIn(DrawnProcess process) {
        Map<String, Set<String>> compared = new HashMap<>();
        ModelXml.bpmn(process.element(), "conditionExpression").forEach(condition -> {
            try {
                for (String inside : ModelExpression.in(ModelXml.ownText(condition))) {
                    ModelExpression.parse(inside)
                            .comparedWith()
                            .forEach((name, values) -> compared.computeIfAbsent(name, key -> new HashSet<>())
                                    .addAll(values));
                }
            } catch (ModelExpression.NotAllowed e) {
                // Found by the check of expressions already.
            }
        });
        return compared;
    }
}
