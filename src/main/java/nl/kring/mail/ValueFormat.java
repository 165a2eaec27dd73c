package nl.kring.mail;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.kring.time.AppClock;

/** Writes values the way a reader of the language expects them, times as they are in Europe/Amsterdam. */
class ValueFormat {

    private final boolean english;
    private final DateTimeFormatter dateAndTime;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    ValueFormat(Locale locale) {
        english = locale.getLanguage().equals("en");
        Locale named = english ? Locale.UK : Locale.forLanguageTag("nl-NL");
        date = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", named);
        time = DateTimeFormatter.ofPattern(english ? "HH:mm" : "HH.mm 'uur'", named);
        dateAndTime = DateTimeFormatter.ofPattern(
                english ? "EEEE d MMMM uuuu 'at' HH:mm" : "EEEE d MMMM uuuu 'om' HH.mm 'uur'", named);
    }

    String format(Object value) {
        if (value instanceof TemporalAccessor moment) {
            return formatTime(local(moment));
        }
        if (value instanceof BigDecimal amount) {
            NumberFormat money = NumberFormat.getCurrencyInstance(english ? Locale.UK : Locale.forLanguageTag("nl-NL"));
            money.setCurrency(Currency.getInstance("EUR"));
            return money.format(amount);
        }
        if (value instanceof Iterable<?> list) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(item -> "– " + format(item))
                    .collect(Collectors.joining("\n"));
        }
        return value.toString().strip().replaceAll("\\R", "\n");
    }

    /** Only the time of day. */
    String formatTimeOfDay(Object value) {
        return value instanceof TemporalAccessor moment ? time.format(local(moment)) : format(value);
    }

    private String formatTime(TemporalAccessor moment) {
        if (moment instanceof LocalDate) {
            return date.format(moment);
        }
        if (moment instanceof LocalTime) {
            return time.format(moment);
        }
        return moment instanceof LocalDateTime ? dateAndTime.format(moment) : moment.toString();
    }

    private static TemporalAccessor local(TemporalAccessor moment) {
        if (moment instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, AppClock.ZONE);
        }
        if (moment instanceof ZonedDateTime zoned) {
            return LocalDateTime.ofInstant(zoned.toInstant(), AppClock.ZONE);
        }
        if (moment instanceof OffsetDateTime offset) {
            return LocalDateTime.ofInstant(offset.toInstant(), AppClock.ZONE);
        }
        return moment;
    }
}
