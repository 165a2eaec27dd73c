package nl.kring.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;
import nl.kring.form.FormComponent.Field;
import nl.kring.form.FormComponent.Group;
import nl.kring.form.FormComponent.Separator;
import nl.kring.form.FormComponent.Table;
import nl.kring.form.FormComponent.Text;
import org.jspecify.annotations.Nullable;

/**
 * Reads Camunda Forms. What the portal, Tasklist's viewer and the validation on the server cannot all do is refused, by
 * name, so that it shows when a form is deployed and not when somebody needs it.
 */
public final class FormSchemas {

    /** Names of answers and values: what FEEL, HTML and <code>{{name}}</code> all take as one plain name. */
    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private static final Pattern COMPONENT_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final Pattern AUTOCOMPLETE = Pattern.compile("[a-z0-9-]+( [a-z0-9-]+){0,3}");
    private static final int MAX_SIZE = 500_000;
    private static final int MAX_DEPTH = 5;
    private static final int MAX_COMPONENTS = 300;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(60).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, FieldType> FIELD_TYPES = Map.of(
            "textfield", FieldType.TEXTFIELD,
            "textarea", FieldType.TEXTAREA,
            "number", FieldType.NUMBER,
            "select", FieldType.SELECT,
            "radio", FieldType.RADIO,
            "checklist", FieldType.CHECKLIST,
            "taglist", FieldType.TAGLIST,
            "checkbox", FieldType.CHECKBOX);

    private FormSchemas() {}

    /**
     * Reads a form.
     *
     * @throws UnsupportedForm when it is no form, or has a part that is not supported
     */
    public static FormSchema parse(String json) {
        if (json.length() > MAX_SIZE) {
            throw new UnsupportedForm("?", "is longer than " + MAX_SIZE + " characters");
        }
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new UnsupportedForm("?", "is not readable JSON: " + unreadable.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw new UnsupportedForm("?", "is not a JSON object");
        }
        String id = root.path("id").asText("");
        if (!COMPONENT_ID.matcher(id).matches()) {
            throw new UnsupportedForm("?", "has no id of letters, digits, _ and -");
        }
        if (!root.path("type").asText("default").equals("default")) {
            throw new UnsupportedForm(id, "has the unknown type " + root.path("type"));
        }
        return new Reader(id).schema(root);
    }

    /** Reads one form and remembers what must not occur twice. */
    private static final class Reader {

        private final String form;
        private final Set<String> ids = new HashSet<>();
        private final Set<String> keys = new HashSet<>();
        private final Set<String> forCoordinators = new HashSet<>();
        private final List<UnsupportedForm.Reason> reasons = new ArrayList<>();

        private Reader(String form) {
            this.form = form;
        }

        FormSchema schema(JsonNode root) {
            List<FormComponent> components = components(root, 1, false);
            if (!reasons.isEmpty()) {
                throw new UnsupportedForm(form, reasons);
            }
            return new FormSchema(form, components, forCoordinators);
        }

        private List<FormComponent> components(JsonNode parent, int depth, boolean coordinatorsOnly) {
            if (depth > MAX_DEPTH) {
                throw new UnsupportedForm(form, "groups lie more than " + (MAX_DEPTH - 1) + " deep in each other");
            }
            JsonNode list = parent.path("components");
            if (!list.isArray()) {
                throw new UnsupportedForm(form, "has no list of components");
            }
            List<FormComponent> components = new ArrayList<>();
            for (JsonNode json : list) {
                try {
                    Part part = new Part(json);
                    if (!part.isLeftOut()) {
                        components.add(component(part, depth, coordinatorsOnly || part.isForCoordinators()));
                    }
                } catch (UnsupportedForm e) {
                    // Goes on with the others: whoever made the form learns of everything at once.
                    reasons.addAll(e.reasons());
                }
            }
            return components;
        }

        private FormComponent component(Part part, int depth, boolean coordinatorsOnly) {
            if (coordinatorsOnly && !part.type.equals("group")) {
                forCoordinators.add(part.json.path("key").asText(""));
            }
            return switch (part.type) {
                case "text" -> new Text(part.id, part.hiddenWhen(), part.markdown());
                case "separator" -> new Separator(part.id, part.hiddenWhen());
                case "group" -> {
                    part.refuseIfPresent("path");
                    part.refuseIfTrue("isRepeating");
                    yield new Group(
                            part.id,
                            part.hiddenWhen(),
                            part.labelOr(""),
                            components(part.json, depth + 1, coordinatorsOnly));
                }
                case "table" -> table(part);
                case "datetime" ->
                    field(
                            part,
                            switch (part.json.path("subtype").asText("datetime")) {
                                case "date" -> FieldType.DATE;
                                case "time" -> FieldType.TIME;
                                case "datetime" -> FieldType.DATE_TIME;
                                default -> throw part.refused("has the unknown subtype " + part.json.path("subtype"));
                            });
                default -> {
                    FieldType type = FIELD_TYPES.get(part.type);
                    if (type == null) {
                        throw part.refused("is not supported");
                    }
                    yield field(part, type);
                }
            };
        }

        private Table table(Part part) {
            part.refuseIfPresent("columnsExpression");
            String source = part.json.path("dataSource").asText("");
            String rowsKey = source.startsWith("=") ? source.substring(1).trim() : source.trim();
            if (!NAME.matcher(rowsKey).matches()) {
                throw part.refused("needs a data source of one name, such as \"=answers\"");
            }
            List<Table.Column> columns = new ArrayList<>();
            for (JsonNode column : part.json.path("columns")) {
                String key = column.path("key").asText("");
                String label = column.path("label").asText(key);
                columns.add(new Table.Column(key, part.wording(label, "en.column." + key)));
            }
            if (columns.isEmpty()) {
                throw part.refused("has no columns");
            }
            return new Table(part.id, part.hiddenWhen(), part.labelOr(""), rowsKey, columns);
        }

        private Field field(Part part, FieldType type) {
            String key = part.json.path("key").asText("");
            if (!NAME.matcher(key).matches()) {
                throw part.refused("needs a key of letters, digits and _");
            }
            if (!keys.add(key)) {
                throw part.refused("has the key " + key + ", which another component has too");
            }
            String optionsKey = null;
            List<Option> options = List.of();
            if (type.isChoice()) {
                part.refuseIfPresent("valuesExpression");
                optionsKey = part.textOrNull("valuesKey");
                options = optionsKey == null ? options(part) : List.of();
                if (optionsKey == null && options.isEmpty()) {
                    throw part.refused("has nothing to choose from: neither values nor valuesKey");
                }
                if (optionsKey != null && !NAME.matcher(optionsKey).matches()) {
                    throw part.refused("needs a valuesKey of letters, digits and _");
                }
            }
            return new Field(
                    part.id,
                    part.hiddenWhen(),
                    type,
                    key,
                    part.labelOr(key),
                    part.description(),
                    limits(part, type),
                    options,
                    optionsKey,
                    initial(part),
                    part.flag("disabled") || part.flag("readonly"),
                    part.json.path("timeSerializingFormat").asText("").equals("no_timezone"),
                    part.autocomplete());
        }

        private List<Option> options(Part part) {
            List<Option> options = new ArrayList<>();
            Set<String> codes = new HashSet<>();
            for (JsonNode json : part.json.path("values")) {
                String value = json.path("value").asText("");
                if (value.isBlank()) {
                    throw part.refused("has an option without a value");
                }
                if (!codes.add(value)) {
                    throw part.refused("has the option " + value + " twice");
                }
                String label = json.path("label").asText(value);
                options.add(new Option(value, part.wording(label, "en.option." + value)));
            }
            return options;
        }

        private @Nullable Object initial(Part part) {
            JsonNode value = part.json.path("defaultValue");
            if (value.isTextual()) {
                return value.asText("").isEmpty() ? null : value.asText("");
            }
            if (value.isNumber()) {
                return value.decimalValue();
            }
            if (value.isBoolean()) {
                return value.asBoolean();
            }
            if (value.isArray()) {
                return StreamSupport.stream(value.spliterator(), false)
                        .map(option -> option.asText(""))
                        .toList();
            }
            return null;
        }

        private Limits limits(Part part, FieldType type) {
            JsonNode validate = part.json.path("validate");
            Integer maxLength = part.wholeNumber(validate, "maxLength");
            int standardLength = type == FieldType.TEXTAREA ? Limits.TEXTAREA_LENGTH : Limits.TEXTFIELD_LENGTH;
            return new Limits(
                    validate.path("required").asBoolean(),
                    part.wholeNumber(validate, "minLength"),
                    maxLength == null ? standardLength : maxLength,
                    part.number(validate, "min"),
                    part.number(validate, "max"),
                    type == FieldType.NUMBER ? part.wholeNumber(part.json, "decimalDigits") : null,
                    part.pattern(validate),
                    part.patternMessage(validate),
                    part.format(validate),
                    part.flag("disallowPassedDates"));
        }

        /** One component's JSON, with the questions the reader asks of it. */
        private final class Part {

            private final JsonNode json;
            private final String type;
            private final String id;

            Part(JsonNode json) {
                this.json = json;
                this.type = json.path("type").asText("?");
                this.id = json.path("id").asText("");
                if (!COMPONENT_ID.matcher(id).matches()) {
                    throw new UnsupportedForm(
                            form,
                            "a component of type " + type + " (" + name() + ") has no id of letters, digits, _ and -");
                }
                if (!ids.add(id)) {
                    throw refused("has an id that another component has too");
                }
                if (ids.size() > MAX_COMPONENTS) {
                    throw new UnsupportedForm(form, "has more than " + MAX_COMPONENTS + " components");
                }
            }

            private String name() {
                return json.path("key")
                        .asText(json.path("label").asText(json.path("id").asText("")));
            }

            UnsupportedForm refused(String reason) {
                return new UnsupportedForm(
                        form, List.of(new UnsupportedForm.Reason(name(), "of type " + type + " " + reason)));
            }

            /** Spacers are layout, and the page that shows the form has its own button. */
            boolean isLeftOut() {
                return type.equals("spacer")
                        || type.equals("button")
                                && json.path("action").asText("submit").equals("submit");
            }

            boolean isForCoordinators() {
                String audience = json.path("properties").path("audience").asText("");
                if (!audience.isEmpty() && !audience.equals("coordinators")) {
                    throw refused("has the unknown audience " + audience);
                }
                return !audience.isEmpty();
            }

            void refuseIfPresent(String attribute) {
                if (!json.path(attribute).asText("").isBlank()) {
                    throw refused("uses " + attribute + ", which is not supported");
                }
            }

            void refuseIfTrue(String attribute) {
                if (json.path(attribute).asBoolean()) {
                    throw refused("uses " + attribute + ", which is not supported");
                }
            }

            @Nullable
            String textOrNull(String attribute) {
                String text = json.path(attribute).asText("");
                return text.isBlank() ? null : text;
            }

            @Nullable
            String hiddenWhen() {
                String condition =
                        json.path("conditional").path("hide").asText("").trim();
                if (condition.isEmpty()) {
                    return null;
                }
                if (!condition.startsWith("=")) {
                    throw refused("has a condition that does not begin with \"=\": " + condition);
                }
                return condition.substring(1).trim();
            }

            boolean flag(String attribute) {
                JsonNode value = json.path(attribute);
                if (value.isTextual() && !value.asText("").isBlank()) {
                    throw refused("computes " + attribute + ", which is not supported");
                }
                return value.asBoolean();
            }

            private @Nullable String property(String name) {
                JsonNode value = json.path("properties").path(name);
                return value.isMissingNode() || value.asText("").isBlank() ? null : value.asText("");
            }

            Wording wording(String nl, String englishProperty) {
                return new Wording(readable(nl), english(englishProperty));
            }

            private @Nullable String english(String property) {
                String text = property(property);
                return text == null ? null : readable(text);
            }

            /** Texts are fixed, save for names to be filled in: no expressions, no loops. */
            private String readable(String text) {
                if (text.startsWith("=")) {
                    throw refused("computes a text, which is not supported: " + text);
                }
                String wrong = Placeholders.firstUnsupported(text);
                if (wrong != null) {
                    throw refused("has " + wrong + " in its text; only a plain name such as {{name}} is supported");
                }
                return text;
            }

            Wording labelOr(String otherwise) {
                // A date and time component has two labels in Modeler and none of its own.
                for (String attribute : List.of("label", "dateLabel", "timeLabel")) {
                    String label = json.path(attribute).asText("");
                    if (!label.isBlank()) {
                        return wording(label, "en.label");
                    }
                }
                return wording(otherwise, "en.label");
            }

            @Nullable
            Wording description() {
                String description = textOrNull("description");
                return description == null ? null : wording(description, "en.description");
            }

            Wording markdown() {
                return wording(json.path("text").asText(""), "en.text");
            }

            @Nullable
            String autocomplete() {
                String token = property("autocomplete");
                if (token != null && !AUTOCOMPLETE.matcher(token).matches()) {
                    throw refused("has an unreadable autocomplete property: " + token);
                }
                return token;
            }

            @Nullable
            Integer wholeNumber(JsonNode parent, String attribute) {
                BigDecimal number = number(parent, attribute);
                if (number == null) {
                    return null;
                }
                try {
                    int whole = number.intValueExact();
                    if (whole >= 0 && whole <= 100_000) {
                        return whole;
                    }
                } catch (ArithmeticException notWhole) {
                    // refused below, like a number out of range
                }
                throw refused("has an impossible " + attribute + ": " + number);
            }

            @Nullable
            BigDecimal number(JsonNode parent, String attribute) {
                JsonNode value = parent.path(attribute);
                if (value.isNumber()) {
                    return value.decimalValue();
                }
                String text = value.asText("").trim();
                if (value.isNull() || text.isEmpty()) {
                    return null;
                }
                try {
                    return new BigDecimal(text);
                } catch (NumberFormatException expression) {
                    throw refused("computes " + attribute + ", which is not supported");
                }
            }

            @Nullable
            Pattern pattern(JsonNode validate) {
                String pattern = validate.path("pattern").asText("");
                if (pattern.isEmpty()) {
                    return null;
                }
                try {
                    return Pattern.compile(pattern);
                } catch (PatternSyntaxException broken) {
                    throw refused("has a pattern that cannot be read: " + pattern);
                }
            }

            @Nullable
            Wording patternMessage(JsonNode validate) {
                String message = validate.path("patternErrorMessage").asText("");
                return message.isBlank() ? null : wording(message, "en.patternErrorMessage");
            }

            Limits.Format format(JsonNode validate) {
                String validation = validate.path("validationType").asText("");
                String format = property("format");
                return switch (format == null ? validation : format) {
                    case "", "custom", "null" -> Limits.Format.ANY;
                    case "email" -> Limits.Format.EMAIL;
                    case "phone" -> Limits.Format.PHONE;
                    case "url" -> Limits.Format.URL;
                    default -> throw refused("has an unknown format " + (format == null ? validation : format));
                };
            }
        }
    }
}
