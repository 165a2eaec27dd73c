package nl.kring.form;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** Values as people read them; moments in Europe/Amsterdam. */
final class Readable {

    private static final Locale DUTCH = new Locale("nl", "NL");

    private final Locale locale;
    private final FormTexts texts;

    Readable(Locale locale) {
        this.locale = locale.getLanguage().equals("en") ? Locale.UK : DUTCH;
        this.texts = new FormTexts(locale);
    }

    String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Wording wording) {
            return wording.in(locale);
        }
        if (value instanceof Option option) {
            return option.label().in(locale);
        }
        if (value instanceof Boolean yes) {
            return texts.get(yes ? "form.yes" : "form.no");
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(this::text).collect(Collectors.joining(", "));
        }
        if (value instanceof LocalDate date) {
            return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(date);
        }
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ofPattern("HH:mm", locale).format(time);
        }
        LocalDateTime moment = localDateTime(value);
        if (moment != null) {
            return texts.get("form.dateAndTime", text(moment.toLocalDate()), text(moment.toLocalTime()));
        }
        return value.toString();
    }

    private String number(Number number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(10);
        return format.format(number instanceof BigDecimal ? number : new BigDecimal(number.toString()));
    }

    /** One cell of a table: of a map, or of a question with its answer. */
    String cell(@Nullable Object row, String key) {
        if (row instanceof QuestionAnswer pair) {
            return key.equals("question") ? pair.question() : key.equals("answer") ? pair.answer() : "";
        }
        return row instanceof Map<?, ?> map ? text(map.get(key)) : "";
    }

    /** A moment as the clock in Amsterdam shows it, or null when the value is no moment. */
    static @Nullable LocalDateTime localDateTime(Object value) {
        if (value instanceof LocalDateTime local) {
            return local;
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, AppClock.ZONE);
        }
        if (value instanceof OffsetDateTime offset) {
            return offset.atZoneSameInstant(AppClock.ZONE).toLocalDateTime();
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.withZoneSameInstant(AppClock.ZONE).toLocalDateTime();
        }
        return null;
    }
}
