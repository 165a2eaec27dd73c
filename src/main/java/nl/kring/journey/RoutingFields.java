package nl.kring.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.kring.form.Answers;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/**
 * The answers that a model names for its gateways, in the extension property {@code kring:routingFields} of a user task:
 * names of questions, separated by commas. Only these become process variables; all other answers stay in the database.
 */
@Component
public class RoutingFields {

    /** The name of the extension property. */
    public static final String PROPERTY = "kring:routingFields";

    private final RepositoryService repository;

    RoutingFields(RepositoryService repository) {
        this.repository = repository;
    }

    Map<String, Object> of(Task task, Answers answers) {
        Map<String, Object> all = answers.asMap();
        Map<String, Object> facts = new HashMap<>();
        // Also those that stayed open: a condition about a variable that does not exist would fail.
        named(task).forEach(name -> facts.put(name, all.get(name)));
        return facts;
    }

    private Stream<String> named(Task task) {
        UserTask element = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        if (element.getExtensionElements() == null) {
            return Stream.empty();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> PROPERTY.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty));
    }
}
