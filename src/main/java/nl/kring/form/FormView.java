package nl.kring.form;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormComponent.Group;
import nl.kring.form.FormComponent.Separator;
import nl.kring.form.FormComponent.Table;
import nl.kring.form.FormComponent.Text;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A form ready to be shown as HTML by the fragment {@code form/fields :: form(view)}, everything in the reader's language.
 * It works without JavaScript, so questions that depend on other answers are always there; the validator ignores them
 * where they do not apply.
 *
 * @param errorTitle above the errors
 * @param errors what to correct, in the order of the form; empty on first sight
 * @param submitLabel for the button that the page adds
 */
public record FormView(String errorTitle, List<ErrorLink> errors, List<Item> items, String submitLabel) {

    /** @param target the id of the input to correct, or null when there is none */
    public record ErrorLink(@Nullable String target, String message) {}

    /** One part of the form; {@code kind} tells the template which. */
    public sealed interface Item {
        String kind();
    }

    /** @param html safe to be written as it is */
    public record TextItem(String html) implements Item {
        @Override
        public String kind() {
            return "text";
        }
    }

    public record SeparatorItem() implements Item {
        @Override
        public String kind() {
            return "separator";
        }
    }

    /** @param empty what to say when there are no rows */
    public record TableItem(String caption, List<String> headers, List<List<String>> rows, String empty)
            implements Item {
        @Override
        public String kind() {
            return "table";
        }
    }

    public record GroupItem(String id, String label, List<Item> items) implements Item {
        @Override
        public String kind() {
            return "group";
        }
    }

    /**
     * A question with its answer so far.
     *
     * @param kind {@code input}, {@code textarea}, {@code select}, {@code choices} or {@code checkbox}
     * @param inputType the HTML type, of the choices too
     * @param optionalMark to show behind the label, empty where an answer is required
     * @param describedBy the ids of hint and error, for assistive technology
     */
    public record FieldItem(
            String kind,
            String id,
            String name,
            String label,
            @Nullable String hint,
            @Nullable String error,
            boolean required,
            String optionalMark,
            boolean locked,
            String inputType,
            @Nullable String inputMode,
            @Nullable String autocomplete,
            @Nullable Integer maxLength,
            String value,
            boolean checked,
            List<Choice> choices,
            @Nullable String describedBy)
            implements Item {

        public String hintId() {
            return id + "-hint";
        }

        public String errorId() {
            return id + "-error";
        }
    }

    public record Choice(String id, String value, String label, boolean chosen) {}

    /**
     * Prepares a form whose conditions on facts need no evaluation: everything is shown.
     *
     * @see #of(FormSchema, Map, MultiValueMap, List, Locale, ConditionEvaluator)
     */
    public static FormView of(
            FormSchema schema,
            Map<String, ? extends @Nullable Object> values,
            @Nullable MultiValueMap<String, String> raw,
            List<FieldError> errors,
            Locale locale) {
        return of(schema, values, raw, errors, locale, (condition, facts) -> false);
    }

    /**
     * Prepares a form.
     *
     * @param values earlier answers, facts and options
     * @param raw what was typed, when the form is shown again; null on first sight
     * @param errors from {@link FormRejected}
     * @param conditions hides what no answer in this form can bring back
     */
    public static FormView of(
            FormSchema schema,
            Map<String, ? extends @Nullable Object> values,
            @Nullable MultiValueMap<String, String> raw,
            List<FieldError> errors,
            Locale locale,
            ConditionEvaluator conditions) {
        return new Builder(schema, values, raw, errors, locale, conditions).build();
    }

    private static final class Builder {

        private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
        private static final DateTimeFormatter INPUT_MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
        private static final DateTimeFormatter INPUT_TIME = DateTimeFormatter.ofPattern("HH:mm");

        private final FormSchema schema;
        private final Map<String, ? extends @Nullable Object> values;
        private final @Nullable MultiValueMap<String, String> raw;
        private final List<FieldError> errors;
        private final Map<String, String> messages;
        private final Locale locale;
        private final ConditionEvaluator conditions;
        private final Set<String> keys;
        private final FormTexts texts;
        private final Readable readable;
        private final Map<String, String> targets = new LinkedHashMap<>();

        Builder(
                FormSchema schema,
                Map<String, ? extends @Nullable Object> values,
                @Nullable MultiValueMap<String, String> raw,
                List<FieldError> errors,
                Locale locale,
                ConditionEvaluator conditions) {
            this.schema = schema;
            this.values = values;
            this.raw = raw;
            this.errors = errors;
            this.messages = errors.stream()
                    .collect(Collectors.toMap(FieldError::field, FieldError::message, (first, second) -> first));
            this.locale = locale;
            this.conditions = conditions;
            this.keys = schema.fields().stream().map(Field::key).collect(Collectors.toSet());
            this.texts = new FormTexts(locale);
            this.readable = new Readable(locale);
        }

        FormView build() {
            List<Item> items = items(schema.components());
            List<ErrorLink> links = errors.stream()
                    .map(error -> new ErrorLink(targets.get(error.field()), error.message()))
                    .toList();
            return new FormView(texts.get("form.summary.title"), links, items, texts.get("form.submit"));
        }

        private List<Item> items(List<FormComponent> components) {
            List<Item> items = new ArrayList<>();
            for (FormComponent component : components) {
                if (isHiddenWhateverIsAnswered(component)) {
                    continue;
                }
                if (component instanceof Text text) {
                    items.add(new TextItem(MarkdownText.html(text.markdown().in(locale), values, locale)));
                } else if (component instanceof Separator) {
                    items.add(new SeparatorItem());
                } else if (component instanceof Group group) {
                    items.add(new GroupItem(group.id(), text(group.label()), items(group.components())));
                } else if (component instanceof Table table) {
                    items.add(table(table));
                } else if (component instanceof Field field) {
                    items.add(field(field));
                }
            }
            return List.copyOf(items);
        }

        private boolean isHiddenWhateverIsAnswered(FormComponent component) {
            String condition = component.hiddenWhen();
            return condition != null && !asksForAnswers(condition) && conditions.isTrue(condition, values);
        }

        private boolean asksForAnswers(String condition) {
            return WORD.matcher(condition).results().anyMatch(word -> keys.contains(word.group()));
        }

        private String text(Wording wording) {
            return Placeholders.fill(wording.in(locale), name -> readable.text(values.get(name)));
        }

        private TableItem table(Table table) {
            Collection<?> given = values.get(table.rowsKey()) instanceof Collection<?> rows ? rows : List.of();
            List<List<String>> rows = given.stream()
                    .filter(Objects::nonNull)
                    .map(row -> table.columns().stream()
                            .map(column -> readable.cell(row, column.key()))
                            .toList())
                    .toList();
            List<String> headers =
                    table.columns().stream().map(column -> text(column.label())).toList();
            return new TableItem(text(table.label()), headers, rows, texts.get("form.table.empty"));
        }

        private FieldItem field(Field field) {
            String id = field.id();
            List<String> answer = answer(field);
            List<Choice> choices = choices(field, answer);
            boolean hasChoices = field.type().isMultiple() || field.type() == FieldType.RADIO;
            String error = messages.get(field.key());
            String hint = hint(field);
            targets.put(
                    field.key(),
                    hasChoices && !choices.isEmpty() ? choices.get(0).id() : id);
            boolean required = field.limits().required();
            return new FieldItem(
                    switch (field.type()) {
                        case TEXTAREA -> "textarea";
                        case SELECT -> "select";
                        case RADIO, CHECKLIST, TAGLIST -> "choices";
                        case CHECKBOX -> "checkbox";
                        default -> "input";
                    },
                    id,
                    field.key(),
                    text(field.label()),
                    hint,
                    error,
                    required && field.hiddenWhen() == null && !field.type().isMultiple(),
                    required || field.locked() ? "" : texts.get("form.optional"),
                    field.locked(),
                    inputType(field),
                    inputMode(field),
                    field.autocomplete(),
                    field.type().isText() ? field.limits().maxLength() : null,
                    answer.isEmpty() ? "" : answer.get(0),
                    field.type() == FieldType.CHECKBOX && !answer.isEmpty() && isTicked(answer.get(0)),
                    choices,
                    describedBy(id, hint, error));
        }

        private @Nullable String hint(Field field) {
            Wording description = field.description();
            String hint = description == null ? "" : text(description);
            if (field.type() == FieldType.TEXTAREA && field.limits().maxLength() != Limits.TEXTAREA_LENGTH) {
                hint = (hint + " " + texts.get("form.maxLength", field.limits().maxLength())).strip();
            }
            if (field.type().isChoice() && Options.of(field, values).isEmpty()) {
                hint = (hint + " " + texts.get("form.options.empty")).strip();
            }
            return hint.isEmpty() ? null : hint;
        }

        private static @Nullable String describedBy(String id, @Nullable String hint, @Nullable String error) {
            String ids = Stream.of(hint == null ? "" : id + "-hint", error == null ? "" : id + "-error")
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
            return ids.isEmpty() ? null : ids;
        }

        private static String inputType(Field field) {
            return switch (field.type()) {
                case RADIO -> "radio";
                case CHECKLIST, TAGLIST, CHECKBOX -> "checkbox";
                case DATE -> "date";
                case TIME -> "time";
                case DATE_TIME -> "datetime-local";
                case TEXTFIELD ->
                    switch (field.limits().format()) {
                        case EMAIL -> "email";
                        case PHONE -> "tel";
                        case URL -> "url";
                        case ANY -> "text";
                    };
                // Not "number": that loses what was typed when it is no number, and the comma depends on the browser.
                default -> "text";
            };
        }

        private static @Nullable String inputMode(Field field) {
            if (field.type() != FieldType.NUMBER) {
                return null;
            }
            return Objects.equals(field.limits().decimals(), 0) ? "numeric" : "decimal";
        }

        private List<Choice> choices(Field field, List<String> answer) {
            List<Choice> choices = new ArrayList<>();
            if (field.type() == FieldType.SELECT) {
                choices.add(new Choice(field.id() + "-0", "", texts.get("form.choose"), answer.isEmpty()));
            }
            if (field.type().isChoice()) {
                for (Option option : Options.of(field, values)) {
                    choices.add(new Choice(
                            field.id() + "-" + (choices.size() + 1),
                            option.value(),
                            text(option.label()),
                            answer.contains(option.value())));
                }
            }
            return choices;
        }

        /** What the input begins with: what was typed, else the earlier answer, else what the form proposes. */
        private List<String> answer(Field field) {
            if (raw != null && !field.locked()) {
                return raw.getOrDefault(field.key(), List.of());
            }
            Object value = values.get(field.key());
            if (value == null) {
                value = field.initial();
            }
            if (value == null) {
                return List.of();
            }
            return value instanceof Collection<?> several
                    ? several.stream().map(String::valueOf).toList()
                    : List.of(typed(field, value));
        }

        private String typed(Field field, Object value) {
            if (value instanceof LocalTime time) {
                return INPUT_TIME.format(time);
            }
            if (field.type() == FieldType.DATE_TIME || field.type() == FieldType.DATE) {
                LocalDateTime moment = value instanceof String text ? parsed(text) : Readable.localDateTime(value);
                if (moment != null) {
                    return field.type() == FieldType.DATE
                            ? moment.toLocalDate().toString()
                            : INPUT_MOMENT.format(moment);
                }
            }
            if (field.type() == FieldType.NUMBER && value instanceof Number number) {
                String plain = new BigDecimal(number.toString()).toPlainString();
                return locale.getLanguage().equals("en") ? plain : plain.replace('.', ',');
            }
            return value.toString();
        }

        private static @Nullable LocalDateTime parsed(String text) {
            try {
                return OffsetDateTime.parse(text)
                        .atZoneSameInstant(AppClock.ZONE)
                        .toLocalDateTime();
            } catch (DateTimeParseException withoutOffset) {
                return null;
            }
        }

        private static boolean isTicked(String value) {
            return value.equals("on") || value.equals("true");
        }
    }
}
