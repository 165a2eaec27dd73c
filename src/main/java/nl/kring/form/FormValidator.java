package nl.kring.form;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.form.AnswerReader.Wrong;
import nl.kring.form.FormComponent.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Holds what was submitted against the form, on the server, whichever way it came: an HTML form or Tasklist's JSON.
 * Nothing gets through that the form does not ask for.
 */
@Component
public class FormValidator {

    /** More than any form asks; whoever sends more is not filling in a form. */
    private static final int MAX_ANSWERS = 1_000;

    private final ConditionEvaluator conditions;
    private final Clock clock;

    public FormValidator(ConditionEvaluator conditions, Clock clock) {
        this.conditions = conditions;
        this.clock = clock;
    }

    /** As {@link #validate(FormSchema, Map, Map, Locale)}, with messages in the language of the request at hand. */
    public Answers validate(
            FormSchema schema,
            Map<String, ? extends @Nullable Object> values,
            Map<String, ? extends @Nullable Object> raw) {
        return validate(schema, values, raw, LocaleContextHolder.getLocale());
    }

    /**
     * Turns what was submitted into answers.
     *
     * @param values what the form was shown with: options and the facts that conditions ask about
     * @param raw Strings and lists of Strings from an HTML form, or JSON values; questions left open may be absent, null
     *     or empty
     * @throws FormRejected with one error for every question whose answer is wrong, in the order of the form
     */
    public Answers validate(
            FormSchema schema,
            Map<String, ? extends @Nullable Object> values,
            Map<String, ? extends @Nullable Object> raw,
            Locale locale) {
        FormTexts texts = new FormTexts(locale);
        List<Field> fields = schema.fields();
        refuseUnknown(fields, raw, texts);

        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, Wrong> wrong = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.locked()) {
                continue;
            }
            try {
                Object answer = new AnswerReader(field, Options.of(field, values), clock).read(raw.get(field.key()));
                if (answer != null) {
                    given.put(field.key(), answer);
                }
            } catch (Wrong reason) {
                wrong.put(field.key(), reason);
            }
        }

        Set<String> hidden = new Visibility(schema, conditions).hiddenKeys(values, given);
        given.keySet().removeAll(hidden);
        wrong.keySet().removeAll(hidden);
        List<FieldError> errors = new ArrayList<>();
        for (Field field : fields) {
            if (field.locked() || hidden.contains(field.key())) {
                continue;
            }
            error(field, given.get(field.key()), wrong.get(field.key()), locale, texts)
                    .ifPresent(errors::add);
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        return Answers.of(given, labels(fields, values, given, locale));
    }

    private static void refuseUnknown(
            List<Field> fields, Map<String, ? extends @Nullable Object> raw, FormTexts texts) {
        if (raw.size() > MAX_ANSWERS) {
            throw FormRejected.because("", "tooMany", texts.get("form.error.tooMany"));
        }
        Set<String> known = fields.stream().map(Field::key).collect(Collectors.toSet());
        List<FieldError> unknown = raw.keySet().stream()
                .filter(key -> !known.contains(key))
                .map(FormValidator::printable)
                .sorted()
                .map(key -> new FieldError(key, "unknown", texts.get("form.error.unknown", key)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new FormRejected(unknown);
        }
    }

    private static String printable(String key) {
        String safe = key.replaceAll("[^A-Za-z0-9_.-]", "?");
        return safe.length() <= 60 ? safe : safe.substring(0, 60) + "…";
    }

    private static Optional<FieldError> error(
            Field field, @Nullable Object answer, @Nullable Wrong wrong, Locale locale, FormTexts texts) {
        String label = field.label().in(locale);
        if (wrong != null) {
            Wording own = wrong.code().equals("pattern") ? field.limits().patternMessage() : null;
            String message =
                    own == null ? texts.get("form.error." + wrong.code(), label, wrong.argument()) : own.in(locale);
            return Optional.of(new FieldError(field.key(), wrong.code(), message));
        }
        if (!field.limits().required() || (answer != null && !Boolean.FALSE.equals(answer))) {
            return Optional.empty();
        }
        String kind = switch (field.type()) {
            case TEXTFIELD, TEXTAREA, NUMBER -> "text";
            case SELECT, RADIO -> "choice";
            case CHECKLIST, TAGLIST -> "choices";
            case CHECKBOX -> "checkbox";
            case DATE, TIME, DATE_TIME -> "moment";
        };
        return Optional.of(new FieldError(field.key(), "required", texts.get("form.error.required." + kind, label)));
    }

    /** The names of chosen options that come with the values: tomorrow's values may no longer have them. */
    private static Map<String, Map<String, String>> labels(
            List<Field> fields,
            Map<String, ? extends @Nullable Object> values,
            Map<String, Object> given,
            Locale locale) {
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        for (Field field : fields) {
            Object answer = given.get(field.key());
            if (answer == null || field.optionsKey() == null) {
                continue;
            }
            Collection<?> chosen = answer instanceof Collection<?> several ? several : List.of(answer);
            labels.put(
                    field.key(),
                    Options.of(field, values).stream()
                            .filter(option -> chosen.contains(option.value()))
                            .collect(Collectors.toMap(
                                    Option::value, option -> option.label().in(locale), (first, second) -> first)));
        }
        return labels;
    }
}
