package nl.kring.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormComponent.Group;

/** A form as made in Camunda Modeler. {@link FormSchemas} reads it. */
public record FormSchema(String id, List<FormComponent> components) {

    public FormSchema {
        components = List.copyOf(components);
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
