package nl.kring.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The application's time, in Europe/Amsterdam. It runs with the system's clock, shifted by an offset that is zero except
 * where somebody moved it: on the embedded default and in tests.
 */
public class AppClock extends Clock {

    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final Clock base;
    private volatile Duration offset = Duration.ZERO;

    public AppClock() {
        this(Clock.system(ZONE));
    }

    private AppClock(Clock base) {
        this.base = base;
    }

    /**
     * A moment so much later. Whole days keep the time of day in Europe/Amsterdam, also over a change to or from
     * daylight-saving time.
     */
    public static ZonedDateTime after(Instant moment, Duration duration) {
        long days = duration.toDays();
        return moment.atZone(ZONE).plusDays(days).plus(duration.minusDays(days));
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        AppClock shifted = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return shifted.withZone(other);
            }

            @Override
            public Instant instant() {
                return shifted.instant();
            }
        };
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    public Duration offset() {
        return offset;
    }

    /** Shifts the clock by a new offset from the system's time. */
    public void shiftTo(Duration newOffset) {
        this.offset = newOffset;
    }

    /** Sets the clock to a moment; it goes on running from there. */
    public void moveTo(Instant moment) {
        shiftTo(Duration.between(base.instant(), moment));
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    public LocalDateTime localNow() {
        return LocalDateTime.now(this);
    }
}
