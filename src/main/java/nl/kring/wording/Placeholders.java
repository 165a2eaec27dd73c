package nl.kring.wording;

import java.text.Format;
import java.text.MessageFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The places in a text where a value comes. Letters name the value, as in <code>{reason}</code>; the other texts number it,
 * as in <code>{0}</code>, with {@link MessageFormat} around it, whose apostrophes people need not know about: to them one is one.
 */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)");
    private static final Pattern WHOLE = Pattern.compile("\\{\\w+(:time)?}");
    private static final Pattern NUMBERED = Pattern.compile("\\{\\d");

    private Placeholders() {}

    static Set<String> in(String text) {
        return NAME.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static boolean areNumbered(String text) {
        return NUMBERED.matcher(text).find();
    }

    /** Whether every brace belongs to a place for a value. */
    static boolean areClosed(String text) {
        if (areNumbered(text)) {
            try {
                example(text, WordingLanguage.NL);
                return true;
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                return false;
            }
        }
        String rest = WHOLE.matcher(text).replaceAll((MatchResult match) -> "");
        return rest.indexOf('{') < 0 && rest.indexOf('}') < 0;
    }

    /** As people read and write it, from the way bundles have it. */
    static String readable(String text) {
        return areNumbered(text) ? text.replace("''", "'") : text;
    }

    /** @throws IllegalArgumentException when a brace is not closed, or says nothing */
    static MessageFormat format(String text, WordingLanguage language) {
        return new MessageFormat(text.replace("'", "''"), language.locale());
    }

    /** How a text looks with something in the places for values. */
    static String example(String text, WordingLanguage language) {
        if (!areNumbered(text)) {
            return text;
        }
        MessageFormat format = format(text, language);
        Format[] formats = format.getFormatsByArgumentIndex();
        Object[] values = new Object[formats.length];
        for (int at = 0; at < values.length; at++) {
            // Only numbers have a format of their own in the bundles.
            values[at] = formats[at] == null ? "‹" + at + "›" : Integer.valueOf(2);
        }
        return format.format(values);
    }
}
