package nl.kring.form;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must keep to.
 *
 * @param minLength in UTF-16 units, as browsers count
 * @param maxLength in UTF-16 units; every text has one
 * @param decimals the number of decimal digits of a number, none given is up to ten
 * @param pattern must occur in the text, as in a browser's script
 * @param patternMessage what to say when it does not
 * @param notPast a date or moment may not lie before today
 */
public record Limits(
        boolean required,
        @Nullable Integer minLength,
        int maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        @Nullable Pattern pattern,
        @Nullable Wording patternMessage,
        Format format,
        boolean notPast) {

    /** Texts with a form of their own. */
    public enum Format {
        ANY,
        EMAIL,
        PHONE,
        URL
    }

    static final int TEXTFIELD_LENGTH = 200;
    static final int TEXTAREA_LENGTH = 10_000;
}
