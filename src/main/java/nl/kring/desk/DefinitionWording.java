package nl.kring.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.desk.DefinitionField.Kind;
import nl.kring.programme.DefinitionDraft;
import nl.kring.programme.DefinitionMistake;
import nl.kring.time.PlainTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the values of a programme are called at the desk, instead of their paths in its file. */
@Component
class DefinitionWording {

    private static final String KEY = "desk.define.";
    private static final Pattern PLACE = Pattern.compile("\\[(\\d+)]");
    private static final Pattern LANGUAGE = Pattern.compile("(.*)\\.(nl|en)");
    private static final Pattern WAIT = Pattern.compile("waits\\.([^.]+)(?:\\.(\\w+))?");
    private static final Pattern COMPANION = Pattern.compile("companions\\.([A-Z]+)(?:\\.(\\w+))?");

    private final MessageSource messages;
    private final PlainTimes times;

    DefinitionWording(MessageSource messages, PlainTimes times) {
        this.messages = messages;
        this.times = times;
    }

    /** Of a field where it stands among others of its part. */
    String label(String path, Locale locale) {
        Matcher language = LANGUAGE.matcher(path);
        if (language.matches()) {
            return text(KEY + "in." + language.group(2), locale, label(language.group(1), locale))
                    .orElse(path);
        }
        return text(KEY + "field." + general(path), locale).orElse(path);
    }

    /** Of a field that stands alone: with the part to which it belongs. Its path, where the desk does not know it. */
    String fullLabel(String path, Locale locale) {
        Matcher wait = WAIT.matcher(path);
        if (wait.matches()) {
            String step = text("desk.step." + wait.group(1), locale).orElse(wait.group(1));
            return wait.group(2) == null ? step : step + ": " + label(path, locale);
        }
        Matcher place = PLACE.matcher(path);
        int end = -1;
        while (place.find()) {
            end = place.end();
        }
        String label = label(path, locale);
        if (end > 0) {
            String item = item(path.substring(0, end), locale);
            return end == path.length() ? item : item + ": " + label;
        }
        Matcher companion = COMPANION.matcher(path);
        String part = companion.matches() ? "companions." + companion.group(1) : path.replaceFirst("\\..*", "");
        return part.equals(path)
                ? title(path, locale).orElse(label)
                : title(part, locale).map(title -> title + ": " + label).orElse(label);
    }

    /** Of one in a list, such as the third meeting. */
    String item(String path, Locale locale) {
        Matcher last = Pattern.compile("(.*)\\[(\\d+)]").matcher(path);
        if (!last.matches()) {
            return path;
        }
        return text(KEY + "item." + general(last.group(1)), locale, Integer.parseInt(last.group(2)) + 1)
                .orElse(path);
    }

    /** Of a part; empty where it needs none. */
    Optional<String> title(String path, Locale locale) {
        return text(KEY + "part." + general(path), locale);
    }

    Optional<String> hintOfPart(String path, Locale locale) {
        return text(KEY + "hint.part." + general(path), locale);
    }

    Optional<String> hint(String path, DefinitionField field, Locale locale) {
        return text(KEY + "hint." + general(path), locale).or(() -> text(KEY + "hint." + field.kind(), locale));
    }

    String choice(String path, String choice, DefinitionDraft draft, Locale locale) {
        if (choice.matches("\\d+")) {
            String title = draft.value("meetings[" + choice + "].title." + locale.getLanguage())
                    .or(() -> draft.value("meetings[" + choice + "].title.nl"))
                    .orElse("");
            return Integer.parseInt(choice) + 1 + ". " + title;
        }
        return text(KEY + "option." + general(path) + "." + choice, locale).orElse(choice);
    }

    /** A value from the file, as people read it; null for none. */
    @Nullable
    String value(String path, @Nullable String raw, DefinitionDraft draft, Locale locale) {
        if (raw == null) {
            return null;
        }
        if (raw.equals("true") || raw.equals("false")) {
            return text(KEY + raw, locale).orElse(raw);
        }
        return field(path, draft)
                .map(field -> switch (field.kind()) {
                    case CHOICE -> choice(path, raw, draft, locale);
                    case CHECKS -> choice(path.replaceFirst("\\[\\d+]$", ""), raw, draft, locale);
                    case AMOUNT -> "€ " + field.shown(raw, times, locale);
                    case DAYS ->
                        text(KEY + "days", locale, field.shown(raw, times, locale))
                                .orElse(raw);
                    case NUMBER -> field.name().equals("percentage") ? raw + " %" : raw;
                    default -> field.shown(raw, times, locale);
                })
                .orElse(raw);
    }

    /** What is wrong with a field, for somebody who does not see the file. */
    Typed.Problem problem(DefinitionMistake mistake, Locale locale) {
        if (mistake.kind() != DefinitionMistake.Kind.INCONSISTENT) {
            return new Typed.Problem("desk.definitions.mistake." + mistake.kind(), mistake.detail());
        }
        String own = KEY + "wrong." + mistake.detail();
        return new Typed.Problem(
                text(own, locale).isPresent() ? own : "desk.definitions.inconsistent." + mistake.detail());
    }

    private static Optional<DefinitionField> field(String path, DefinitionDraft draft) {
        String general = general(path);
        return Arrays.stream(Subject.values())
                .flatMap(subject -> subject.parts(draft).stream())
                .flatMap(part -> part.fields().stream()
                        .filter(field ->
                                general(DefinitionPart.at(part.path(), field)).equals(general)
                                        || field.kind() == Kind.CHECKS
                                                && path.startsWith(DefinitionPart.at(part.path(), field) + "[")
                                        || part.shape() == DefinitionPart.Shape.TABLE
                                                && general.equals("waits." + field.name())))
                .findFirst();
    }

    /** Without the places in lists, and without the names below which the same fields stand again. */
    private static String general(String path) {
        return PLACE.matcher(path)
                .replaceAll("")
                .replaceFirst("^groups\\.meetings\\.", "meetings.")
                .replaceFirst("^waits\\.[^.]+\\.", "waits.")
                .replaceFirst("^companions\\.[A-Z]+\\.", "companions.");
    }

    private Optional<String> text(String key, Locale locale, Object... arguments) {
        return Optional.ofNullable(messages.getMessage(key, arguments, null, locale));
    }
}
