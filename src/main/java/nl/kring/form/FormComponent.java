package nl.kring.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a form, in the order in which people read it. */
public sealed interface FormComponent {

    String id();

    /** FEEL, without the leading {@code =}: the component is not there while this is true. */
    @Nullable
    String hiddenWhen();

    /** Something to read: Markdown in which <code>{{name}}</code> stands for a value. */
    record Text(String id, @Nullable String hiddenWhen, Wording markdown) implements FormComponent {}

    /** A line between two parts. */
    record Separator(String id, @Nullable String hiddenWhen) implements FormComponent {}

    /** @param rowsKey the name of the value that holds the rows, a list of maps */
    record Table(String id, @Nullable String hiddenWhen, Wording label, String rowsKey, List<Column> columns)
            implements FormComponent {

        public Table {
            columns = List.copyOf(columns);
        }

        /** @param key where a row keeps the cell */
        public record Column(String key, Wording label) {}
    }

    /** Parts under one heading; all of them hidden with the group. */
    record Group(String id, @Nullable String hiddenWhen, Wording label, List<FormComponent> components)
            implements FormComponent {

        public Group {
            components = List.copyOf(components);
        }
    }

    /**
     * A question.
     *
     * @param key under which the answer is submitted and stored; unique in the form
     * @param limits of the answer
     * @param options to choose from, empty where they come with the values
     * @param optionsKey the name of the value that holds the options
     * @param initial the answer to begin with: a String, Number, Boolean or list of Strings
     * @param locked shown but not asked: what is submitted for it is ignored
     * @param zoneless whether moments go to and fro without an offset: as the clock in Amsterdam shows them, wherever the
     *     browser is
     * @param autocomplete the HTML token that lets a browser fill it in
     */
    record Field(
            String id,
            @Nullable String hiddenWhen,
            FieldType type,
            String key,
            Wording label,
            @Nullable Wording description,
            Limits limits,
            List<Option> options,
            @Nullable String optionsKey,
            @Nullable Object initial,
            boolean locked,
            boolean zoneless,
            @Nullable String autocomplete)
            implements FormComponent {

        public Field {
            options = List.copyOf(options);
        }
    }
}
