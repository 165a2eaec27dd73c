package nl.kring.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import nl.kring.time.AppClock;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates and times in templates, in the reader's language: {@code ${@dates.day(edition.startsAt())}}. */
@Component("dates")
class Dates {

    private final MessageSource messages;

    Dates(MessageSource messages) {
        this.messages = messages;
    }

    /** Such as Monday 28 September 2026. */
    public String day(TemporalAccessor date) {
        return format("EEEE d MMMM uuuu", date);
    }

    /** Such as 28 September 2026. */
    public String shortDay(TemporalAccessor date) {
        return format("d MMMM uuuu", date);
    }

    public String moment(TemporalAccessor moment) {
        return text("portal.moment", day(moment), time(moment));
    }

    /** Such as 28 Sept 2026, 15:00. */
    public String shortMoment(TemporalAccessor moment) {
        return format("d MMM uuuu, HH:mm", moment);
    }

    /** From a time until another, on the same day or on a later one that is then named. */
    public String times(TemporalAccessor from, TemporalAccessor until) {
        return LocalDate.from(from).equals(LocalDate.from(until))
                ? text("portal.times", time(from), time(until))
                : text("portal.timesOverDays", time(from), format("EEEE d MMMM", until), time(until));
    }

    public String weekday(TemporalAccessor date) {
        return format("EEEE", date);
    }

    public String dayOfMonth(TemporalAccessor date) {
        return format("d", date);
    }

    public String month(TemporalAccessor date) {
        return format("MMM uuuu", date);
    }

    /** For the attribute of the same name of a time element. */
    public String datetime(ZonedDateTime moment) {
        return moment.toOffsetDateTime().toString();
    }

    private String time(TemporalAccessor moment) {
        return format("HH:mm", moment);
    }

    private String format(String pattern, TemporalAccessor date) {
        TemporalAccessor local = date instanceof Instant instant ? instant.atZone(AppClock.ZONE) : date;
        return DateTimeFormatter.ofPattern(pattern, locale()).format(local);
    }

    private String text(String key, String... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
