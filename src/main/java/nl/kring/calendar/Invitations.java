package nl.kring.calendar;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import nl.kring.mail.Attachment;
import nl.kring.time.AppClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Invitations for calendar programs, by iTIP (RFC 5546). A later one for the same meeting, with a higher sequence, takes
 * the place of the earlier. Times are those of Europe/Amsterdam.
 */
@Component
public class Invitations {

    /** Europe/Amsterdam by the rule in force since 1996. */
    private static final String TIME_ZONE = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Kring//Kring//NL
            BEGIN:VTIMEZONE
            TZID:Europe/Amsterdam
            BEGIN:DAYLIGHT
            TZNAME:CEST
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            DTSTART:19960331T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZNAME:CET
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            END:VCALENDAR
            """.replace("\n", "\r\n");

    private final InternetAddress organizer;
    private final Clock clock;

    Invitations(@Value("${kring.mail.from:Kring <noreply@kring.example>}") String organizer, Clock clock)
            throws AddressException {
        this.organizer = new InternetAddress(organizer, true);
        this.clock = clock;
    }

    /** Invites to a meeting, or tells that it has changed. */
    public Attachment request(Meeting meeting) {
        return attachment(meeting, ImmutableMethod.REQUEST, ImmutableStatus.VEVENT_CONFIRMED);
    }

    /** Tells that a meeting is off for this attendee; its sequence must be higher than that of the invitation. */
    public Attachment cancel(Meeting meeting) {
        return attachment(meeting, ImmutableMethod.CANCEL, ImmutableStatus.VEVENT_CANCELLED);
    }

    private Attachment attachment(Meeting meeting, Method method, Status status) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Kring//Kring//NL"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        calendar.add(timeZone());
        calendar.add(event(meeting, status));
        return new Attachment(
                "kring.ics", "text/calendar; method=" + method.getValue() + "; charset=UTF-8", written(calendar));
    }

    private static byte[] written(Calendar calendar) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            new CalendarOutputter().output(calendar, octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    private VEvent event(Meeting meeting, Status status) {
        VEvent event = new VEvent(false);
        event.add(new Uid(meeting.id() + "@kring"));
        event.add(new DtStamp(clock.instant()));
        event.add(new Sequence(meeting.sequence()));
        event.add(new DtStart<>(local(meeting.start())));
        event.add(new DtEnd<>(local(meeting.end())));
        event.add(new Summary(meeting.title()));
        event.add(new Location(meeting.place()));
        event.add(new Description(meeting.description()));
        event.add(status);
        event.add(organizer());
        event.add(attendee(meeting));
        return event;
    }

    private Organizer organizer() {
        Organizer property = new Organizer(mailto(organizer.getAddress()));
        if (organizer.getPersonal() != null) {
            property.add(new Cn(organizer.getPersonal()));
        }
        return property;
    }

    private static Attendee attendee(Meeting meeting) {
        Attendee attendee = new Attendee(mailto(meeting.attendee().email()));
        attendee.add(new Cn(meeting.attendee().name()));
        attendee.add(Role.REQ_PARTICIPANT);
        attendee.add(PartStat.NEEDS_ACTION);
        // Attendance is agreed in the application, and nobody reads answers that go to the sender's address.
        attendee.add(Rsvp.FALSE);
        return attendee;
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not an address: " + address, e);
        }
    }

    private static ZonedDateTime local(Instant instant) {
        return instant.atZone(AppClock.ZONE);
    }

    private static CalendarComponent timeZone() {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(TIME_ZONE));
            return calendar.<VTimeZone>getComponent("VTIMEZONE").orElseThrow();
        } catch (IOException | ParserException e) {
            throw new IllegalStateException("The time zone is written wrongly", e);
        }
    }
}
