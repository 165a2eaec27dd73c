package nl.kring.form;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormComponent.Group;
import nl.kring.form.FormComponent.Table;
import nl.kring.form.FormComponent.Text;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** What a form is shown with, for viewers in a browser that know JSON only, such as Tasklist's. */
public final class FormValues {

    private FormValues() {}

    /**
     * The values a form uses, as JSON. Earlier answers become what the inputs expect, options become pairs of value and
     * label, and everything to read becomes a text in the reader's language, dates included. What a
     * condition compares keeps its type when it is a number or a truth.
     *
     * <p>Texts that a form fills into its Markdown are escaped: only {@link Markdown} keeps its markup.
     */
    public static Map<String, Object> json(
            FormSchema schema, Map<String, ? extends @Nullable Object> values, Locale locale) {
        return new Converter(schema, values, locale).json();
    }

    /** The names of the values that a form uses beside its own answers: to read, to choose from or in conditions. */
    public static Set<String> names(FormSchema schema) {
        Uses uses = new Uses(schema);
        Set<String> names = new TreeSet<>(uses.texts);
        names.addAll(uses.tables.keySet());
        schema.fields().stream().map(Field::optionsKey).filter(Objects::nonNull).forEach(names::add);
        return names;
    }

    private static final class Uses {

        private final Set<String> texts = new TreeSet<>();
        private final Map<String, Table> tables = new LinkedHashMap<>();

        Uses(FormSchema schema) {
            collect(schema.components());
        }

        private void collect(List<FormComponent> components) {
            for (FormComponent component : components) {
                if (component instanceof Text text) {
                    Placeholders.fill(text.markdown().nl(), name -> {
                        texts.add(name);
                        return "";
                    });
                } else if (component instanceof Table table) {
                    tables.put(table.rowsKey(), table);
                } else if (component instanceof Group group) {
                    collect(group.components());
                }
            }
        }
    }

    private static final class Converter {

        private final FormSchema schema;
        private final Map<String, ? extends @Nullable Object> values;
        private final Readable readable;
        private final Locale locale;

        Converter(FormSchema schema, Map<String, ? extends @Nullable Object> values, Locale locale) {
            this.schema = schema;
            this.values = values;
            this.readable = new Readable(locale);
            this.locale = locale;
        }

        Map<String, Object> json() {
            Uses uses = new Uses(schema);
            Map<String, Object> json = new HashMap<>();
            values.forEach((name, value) -> {
                if (value != null) {
                    json.put(name, fact(value, uses.texts.contains(name)));
                }
            });
            uses.tables.forEach((name, table) -> json.put(name, rows(table)));
            for (Field field : schema.fields()) {
                if (field.optionsKey() != null) {
                    json.put(field.optionsKey(), options(field));
                }
                Object value = values.get(field.key());
                if (value != null) {
                    json.put(field.key(), answer(field, value));
                }
            }
            return json;
        }

        private Object fact(Object value, boolean inMarkdown) {
            // Conditions compare numbers and truths; they read the same in a text.
            if (value instanceof Number || value instanceof Boolean) {
                return value;
            }
            String text = readable.text(value);
            return inMarkdown && !(value instanceof Markdown) ? MarkdownText.literal(text) : text;
        }

        private List<Map<String, String>> rows(Table table) {
            List<Map<String, String>> rows = new ArrayList<>();
            if (values.get(table.rowsKey()) instanceof Collection<?> given) {
                for (Object row : given) {
                    Map<String, String> cells = new LinkedHashMap<>();
                    table.columns().forEach(column -> cells.put(column.key(), readable.cell(row, column.key())));
                    rows.add(cells);
                }
            }
            return rows;
        }

        private List<Map<String, String>> options(Field field) {
            return Options.of(field, values).stream()
                    .map(option -> Map.of(
                            "value", option.value(), "label", option.label().in(locale)))
                    .toList();
        }

        private static Object answer(Field field, Object value) {
            if (value instanceof Number || value instanceof Boolean || value instanceof Collection<?>) {
                return value;
            }
            LocalDateTime moment = Readable.localDateTime(value);
            if (moment != null) {
                if (field.type() == FieldType.DATE) {
                    return moment.toLocalDate().toString();
                }
                return field.zoneless()
                        ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment)
                        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(AppClock.ZONE));
            }
            return value instanceof LocalTime time
                    ? DateTimeFormatter.ofPattern("HH:mm").format(time)
                    : value.toString();
        }
    }
}
