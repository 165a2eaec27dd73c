package nl.kring.form;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The <code>{{name}}</code> places in a text. */
final class Placeholders {

    private static final Pattern ANY = Pattern.compile("\\{\\{(.*?)(?:}}|$)", Pattern.DOTALL);

    private Placeholders() {}

    static String fill(String text, UnaryOperator<String> valueOfName) {
        return ANY.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        valueOfName.apply(place.group(1).trim())));
    }

    /** The first place that holds more than a plain name, or none. */
    static @Nullable String firstUnsupported(String text) {
        Matcher place = ANY.matcher(text);
        while (place.find()) {
            if (!place.group().endsWith("}}")
                    || !FormSchemas.NAME.matcher(place.group(1).trim()).matches()) {
                return place.group();
            }
        }
        return null;
    }
}
