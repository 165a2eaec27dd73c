package nl.kring.desk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import nl.kring.time.PlainTimes;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set of a programme at the desk.
 *
 * @param name where it stands, below the part that it belongs to; empty where the part is a list of single values
 * @param optional whether it can be left out
 * @param inPair whether it goes together with another, such as a text in the other language
 * @param choices what can be chosen; empty where something is typed
 */
record DefinitionField(String name, Kind kind, boolean optional, boolean inPair, List<String> choices) {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 6000;

    /** How a value is written in the definition and shown to people. */
    enum Kind {
        LINE,
        TEXT,
        NUMBER,
        DECIMAL,
        AMOUNT,
        /** So long before or after something, in days, weeks, months or years. */
        PERIOD,
        /** A number of days, in fractions as well. */
        DAYS,
        DAY_OF_YEAR,
        TIME,
        CHECK,
        CHOICE,
        /** Several of the choices. */
        CHECKS
    }

    static DefinitionField of(String name, Kind kind) {
        return new DefinitionField(name, kind, false, false, List.of());
    }

    static DefinitionField choice(String name, List<String> choices) {
        return new DefinitionField(name, Kind.CHOICE, false, false, choices);
    }

    static DefinitionField checks(String name, List<String> choices) {
        return new DefinitionField(name, Kind.CHECKS, true, false, choices);
    }

    DefinitionField maybe() {
        return new DefinitionField(name, kind, true, inPair, choices);
    }

    DefinitionField needed() {
        return new DefinitionField(name, kind, false, inPair, choices);
    }

    DefinitionField together() {
        return new DefinitionField(name, kind, true, true, choices);
    }

    /** A value of the definition as people read it, in the form as well. */
    String shown(String raw, PlainTimes times, Locale locale) {
        return switch (kind) {
            case PERIOD -> times.text(Period.parse(raw), locale);
            case DAYS -> PlainTimes.inDays(Duration.parse(raw), locale);
            case DAY_OF_YEAR -> PlainTimes.text(MonthDay.parse(raw), locale);
            case TIME -> LocalTime.parse(raw).toString();
            case AMOUNT -> amount(new BigDecimal(raw), locale);
            case DECIMAL -> locale.getLanguage().equals("en") ? raw : raw.replace('.', ',');
            case TEXT, LINE -> raw.strip();
            default -> raw;
        };
    }

    /** As people write it, without the sign. */
    static String amount(BigDecimal amount, Locale locale) {
        return String.format(
                locale.getLanguage().equals("en") ? Locale.UK : Locale.forLanguageTag("nl-NL"), "%,.2f", amount);
    }

    /** What was typed, as the definition has it; null where nothing is, or where it is wrong and said to be so. */
    @Nullable
    Object read(Typed typed, String path) {
        if (optional && typed.value(path).isBlank()) {
            return null;
        }
        return switch (kind) {
            case LINE -> typed.text(path, LONGEST_LINE);
            case TEXT -> typed.text(path, LONGEST_TEXT);
            case NUMBER -> typed.number(path, 0, 1_000_000);
            case DECIMAL -> typed.read(path, "number", value -> new BigDecimal(value.replace(',', '.')));
            case AMOUNT -> typed.amountOrNothing(path);
            case PERIOD -> text(typed.read(path, "period", PlainTimes::period));
            case DAYS -> days(typed.days(path));
            case DAY_OF_YEAR -> text(typed.read(path, "dayOfYear", PlainTimes::day));
            case TIME -> text(typed.time(path));
            case CHOICE -> typed.choice(path, choices);
            case CHECK, CHECKS -> throw new IllegalStateException(path + " is not typed");
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String days(@Nullable BigDecimal days) {
        return days == null ? null : PlainTimes.days(days).toString();
    }
}
