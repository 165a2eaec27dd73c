package nl.kring.form;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.kring.form.FormComponent.Field;
import org.jspecify.annotations.Nullable;

/** The options of a question: its own, or those that come with the values. */
final class Options {

    private Options() {}

    static List<Option> of(Field field, Map<String, ? extends @Nullable Object> values) {
        if (field.optionsKey() == null) {
            return field.options();
        }
        return values.get(field.optionsKey()) instanceof Collection<?> given
                ? given.stream().filter(Objects::nonNull).map(Options::option).toList()
                : List.of();
    }

    private static Option option(Object given) {
        if (given instanceof Option option) {
            return option;
        }
        if (given instanceof Map<?, ?> map) {
            String value = String.valueOf(map.get("value"));
            Object label = map.get("label");
            return Option.of(value, label == null ? value : label.toString());
        }
        return Option.of(given.toString(), given.toString());
    }
}
