package nl.kring.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormComponent.Group;

/**
 * A form as made in Camunda Modeler. {@link FormSchemas} reads it.
 *
 * @param forCoordinators the keys of the questions whose answers are not for every facilitator to read
 */
public record FormSchema(String id, List<FormComponent> components, Set<String> forCoordinators) {

    public FormSchema {
        components = List.copyOf(components);
        forCoordinators = Set.copyOf(forCoordinators);
    }

    /** All questions, those in groups included, in the order of the form. */
    public List<Field> fields() {
        return fieldsOf(components).toList();
    }

    public Optional<Field> field(String key) {
        return fields().stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private static Stream<Field> fieldsOf(List<FormComponent> components) {
        return components.stream().flatMap(component -> {
            if (component instanceof Group group) {
                return fieldsOf(group.components());
            }
            return component instanceof Field field ? Stream.of(field) : Stream.empty();
        });
    }
}
