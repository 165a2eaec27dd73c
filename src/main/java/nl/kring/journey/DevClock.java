package nl.kring.journey;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import nl.kring.platform.ConditionalOnEmbeddedDatabase;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Shows and moves the clock, so that a newcomer can walk a whole year in minutes. Embedded default only. */
@Controller
@ConditionalOnEmbeddedDatabase
@RequestMapping("/dev/clock")
class DevClock {

    private static final int MOST_DAYS = 3660;

    private final AppClock clock;
    private final TimeMachine timeMachine;
    private final MessageSource messages;

    DevClock(AppClock clock, TimeMachine timeMachine, MessageSource messages) {
        this.clock = clock;
        this.timeMachine = timeMachine;
        this.messages = messages;
    }

    /** A page, except for whoever asks for JSON. */
    @GetMapping
    Object show(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept, Locale locale) {
        return accept.startsWith(MediaType.APPLICATION_JSON_VALUE) ? ResponseEntity.ok(state()) : page(locale, null);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    State move(@RequestBody Move move) {
        timeMachine.advanceTo(target(move));
        return state();
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView move(
            @RequestParam(required = false) @Nullable String days,
            @RequestParam(required = false) @Nullable String to,
            Locale locale) {
        try {
            timeMachine.advanceTo(target(new Move(days, to)));
            return new ModelAndView("redirect:/dev/clock");
        } catch (Refused refused) {
            ModelAndView page = page(locale, inWords(refused, locale));
            page.setStatus(HttpStatus.BAD_REQUEST);
            return page;
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(Refused refused) {
        return problem(inWords(refused, Locale.ENGLISH));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(HttpMessageNotReadableException unreadable) {
        return problem(inWords(new Refused("needed"), Locale.ENGLISH));
    }

    private static ResponseEntity<ProblemDetail> problem(String detail) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail));
    }

    private State state() {
        return new State(
                now().truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime(),
                AppClock.ZONE.getId(),
                clock.offset().toSeconds());
    }

    private ModelAndView page(Locale locale, @Nullable String refusal) {
        Duration ahead = clock.offset();
        ModelAndView page = new ModelAndView("dev/clock");
        page.addObject("now", inWords(now(), locale));
        page.addObject("ahead", ahead.isZero() ? null : inWords(ahead, locale));
        page.addObject(
                "earliest",
                now().plusMinutes(1)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toLocalDateTime()
                        .toString());
        page.addObject("refusal", refusal);
        return page;
    }

    private Instant target(Move move) {
        Instant target = move.days() != null ? afterDays(move.days()) : moment(move.to());
        if (!target.isAfter(clock.instant())) {
            throw new Refused("backwards", now());
        }
        if (target.isAfter(now().plusDays(MOST_DAYS).plusMinutes(1).toInstant())) {
            throw new Refused("far", MOST_DAYS);
        }
        return target;
    }

    private Instant afterDays(String text) {
        try {
            int days = Integer.parseInt(text.strip());
            if (days < 1 || days > MOST_DAYS) {
                throw new Refused("days", MOST_DAYS);
            }
            // Whole days keep the time of day, also over a change to or from daylight-saving time.
            return now().plusDays(days).toInstant();
        } catch (NumberFormatException e) {
            throw new Refused("days", MOST_DAYS);
        }
    }

    /** Without an offset it is the time in Europe/Amsterdam; a date alone is the beginning of that day. */
    private static Instant moment(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Refused("needed");
        }
        String moment = text.strip();
        try {
            if (!moment.contains("T")) {
                return LocalDate.parse(moment).atStartOfDay(AppClock.ZONE).toInstant();
            }
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(moment, OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant()
                    : LocalDateTime.from(read).atZone(AppClock.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new Refused("to");
        }
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(AppClock.ZONE);
    }

    private String inWords(Refused refused, Locale locale) {
        Object[] values = refused.values.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof ZonedDateTime moment) {
                values[i] = inWords(moment, locale);
            } else {
                values[i] = values[i].toString();
            }
        }
        return messages.getMessage(
                "clock.refused",
                new Object[] {messages.getMessage("clock.refused." + refused.reason, values, locale)},
                locale);
    }

    private static String inWords(ZonedDateTime moment, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(locale)
                .format(moment);
    }

    private static String inWords(Duration ahead, Locale locale) {
        boolean dutch = locale.getLanguage().equals("nl");
        long days = ahead.toDays();
        if (days == 0) {
            return ahead.toHours() + (dutch ? " uur" : " h");
        }
        return days + (dutch ? (days == 1 ? " dag" : " dagen") : (days == 1 ? " day" : " days"));
    }

    /**
     * One of the two.
     *
     * @param days whole days from now
     * @param to a moment such as {@code 2027-02-08T15:00}
     */
    record Move(@Nullable String days, @Nullable String to) {}

    /** @param offsetSeconds how far ahead of the system's time */
    record State(OffsetDateTime now, String zone, long offsetSeconds) {}

    /** The clock cannot be moved like this. */
    private static final class Refused extends RuntimeException {

        private final String reason;
        private final Object[] values;

        Refused(String reason, Object... values) {
            super(reason);
            this.reason = reason;
            this.values = values;
        }
    }
}
