package nl.kring.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.kring.form.FormComponent.Field;

/** Answers as people read them: the question's label and the name of the option, never a code. */
public final class ReadableAnswers {

    private ReadableAnswers() {}

    /**
     * The questions that were answered, in the order of the form.
     *
     * @param forCoordinators whether the reader may read what is only for coordinators
     */
    public static List<QuestionAnswer> of(FormSchema schema, Answers answers, Locale locale, boolean forCoordinators) {
        List<QuestionAnswer> readable = new ArrayList<>();
        for (Field field : schema.fields()) {
            boolean mayRead = forCoordinators || !schema.forCoordinators().contains(field.key());
            if (mayRead && answers.has(field.key())) {
                readable.add(new QuestionAnswer(field.label().in(locale), answer(field, answers, locale)));
            }
        }
        return readable;
    }

    private static String answer(Field field, Answers answers, Locale locale) {
        String key = field.key();
        Readable readable = new Readable(locale);
        return switch (field.type()) {
            case SELECT, RADIO -> label(field, answers.choice(key), answers, locale);
            case CHECKLIST, TAGLIST ->
                answers.choices(key).stream()
                        .map(code -> label(field, code, answers, locale))
                        .collect(Collectors.joining(", "));
            case CHECKBOX -> readable.text(answers.flag(key));
            case NUMBER -> readable.text(answers.number(key));
            case DATE -> readable.text(answers.date(key));
            case TIME -> readable.text(answers.time(key));
            case DATE_TIME -> readable.text(answers.dateTime(key));
            default -> answers.text(key);
        };
    }

    private static String label(Field field, String code, Answers answers, Locale locale) {
        return field.options().stream()
                .filter(option -> option.value().equals(code))
                .map(option -> option.label().in(locale))
                .findFirst()
                .orElseGet(() ->
                        answers.labels().getOrDefault(field.key(), Map.of()).getOrDefault(code, code));
    }
}
