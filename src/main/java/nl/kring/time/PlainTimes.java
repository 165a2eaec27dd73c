package nl.kring.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Periods and days of the year as people write them, in Dutch or English: 6 weken, 28 september. */
@Component
public class PlainTimes {

    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final Pattern PART = Pattern.compile("(\\d{1,4})\\s*([a-z]+)");
    private static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("nl"), Locale.ENGLISH);
    private static final int LEAP_YEAR = 2028;

    private final MessageSource messages;

    PlainTimes(MessageSource messages) {
        this.messages = messages;
    }

    /** Such as 6 weeks, or 1 year and 10 days. */
    public String text(Period period, Locale locale) {
        List<String> parts = new ArrayList<>();
        add(parts, "years", period.getYears(), locale);
        add(parts, "months", period.getMonths(), locale);
        if (period.getDays() % 7 == 0) {
            add(parts, "weeks", period.getDays() / 7, locale);
        } else {
            add(parts, "days", period.getDays(), locale);
        }
        if (parts.isEmpty()) {
            return messages.getMessage("time.days", new Object[] {0}, locale);
        }
        String last = parts.remove(parts.size() - 1);
        return parts.isEmpty()
                ? last
                : messages.getMessage("time.and", new Object[] {String.join(", ", parts), last}, locale);
    }

    private void add(List<String> parts, String unit, int number, Locale locale) {
        if (number != 0) {
            parts.add(messages.getMessage("time." + unit, new Object[] {number}, locale));
        }
    }

    /** @throws DateTimeException when it is no period */
    public static Period period(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        Matcher part = PART.matcher(text);
        Period period = Period.ZERO;
        StringBuilder rest = new StringBuilder();
        while (part.find()) {
            int number = Integer.parseInt(part.group(1));
            period = period.plus(
                    switch (part.group(2)) {
                        case "dag", "dagen", "day", "days" -> Period.ofDays(number);
                        case "week", "weken", "weeks" -> Period.ofWeeks(number);
                        case "maand", "maanden", "month", "months" -> Period.ofMonths(number);
                        case "jaar", "jaren", "year", "years" -> Period.ofYears(number);
                        default -> throw new DateTimeException("No such unit: " + part.group(2));
                    });
            part.appendReplacement(rest, "#");
        }
        part.appendTail(rest);
        if (!rest.toString().matches("#(\\s*(,|en|and)\\s*#)*")) {
            throw new DateTimeException("Not a period: " + typed);
        }
        return period;
    }

    /** Such as 28 September. */
    public static String text(MonthDay day, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMMM", locale).format(day.atYear(LEAP_YEAR));
    }

    /** @throws DateTimeException when there is no such day */
    public static MonthDay day(String typed) {
        String text = typed.strip();
        for (Locale language : LANGUAGES) {
            for (String pattern : List.of("d MMMM", "d MMM", "d-M", "d/M")) {
                try {
                    return MonthDay.from(new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern)
                            .parseDefaulting(ChronoField.YEAR, LEAP_YEAR)
                            .toFormatter(language)
                            .withResolverStyle(ResolverStyle.STRICT)
                            .parse(text, LocalDate::from));
                } catch (DateTimeException other) {
                    // Written in another of the ways.
                }
            }
        }
        throw new DateTimeException("Not a day of the year: " + typed);
    }

    /** In days, with a comma in Dutch. */
    public static String inDays(Duration duration, Locale locale) {
        String days = BigDecimal.valueOf(duration.toSeconds())
                .divide(SECONDS_A_DAY, 3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return locale.getLanguage().equals("en") ? days : days.replace('.', ',');
    }

    public static Duration days(BigDecimal days) {
        return Duration.ofSeconds(days.multiply(SECONDS_A_DAY).longValue());
    }
}
