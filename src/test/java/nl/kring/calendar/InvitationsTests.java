package nl.kring.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.PropertyContainer;
import net.fortuna.ical4j.model.component.VEvent;
import nl.kring.mail.Attachment;
import nl.kring.mail.Recipient;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;

class InvitationsTests {

    private static final UUID ID = UUID.fromString("5b3a2d0e-7a39-4a53-9c1b-6e2f6d3c1a00");
    private static final Recipient SANNE =
            new Recipient("sanne@voorbeeld.example", "Sanne \"S\" Voorbeeld; MSc", Locale.forLanguageTag("nl"));

    private final Invitations invitations;

    InvitationsTests() throws Exception {
        invitations = new Invitations(
                "Kring <noreply@kring.example>", Clock.fixed(Instant.parse("2026-09-01T08:00:00Z"), AppClock.ZONE));
    }

    @Test
    void invitesInATimeZoneThatItBringsAlong() throws Exception {
        Attachment attachment = invitations.request(meeting(0, "2026-09-28T15:00", "2026-09-28T20:00"));

        assertThat(attachment.contentType()).isEqualTo("text/calendar; method=REQUEST; charset=UTF-8");
        assertThat(attachment.fileName()).endsWith(".ics");
        String text = new String(attachment.content(), StandardCharsets.UTF_8);
        assertThat(text.lines().map(line -> line.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(octets -> octets <= 75);
        assertThat(text)
                .contains(
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Amsterdam",
                        "DTSTART;TZID=Europe/Amsterdam:20260928T150000",
                        "DTEND;TZID=Europe/Amsterdam:20260928T200000");

        Calendar calendar = parse(attachment);
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(value(calendar, "METHOD")).isEqualTo("REQUEST");
        VEvent event = event(calendar);
        assertThat(value(event, "UID")).contains(ID.toString());
        assertThat(value(event, "SEQUENCE")).isEqualTo("0");
        assertThat(value(event, "DTSTAMP")).isEqualTo("20260901T080000Z");
        assertThat(value(event, "SUMMARY")).isEqualTo("Kick-off, met maaltijd; welkom");
        assertThat(value(event, "LOCATION")).isEqualTo("Keizersgracht 1, Amsterdam");
        assertThat(value(event, "DESCRIPTION")).isEqualTo("Eerste regel\nTweede regel");
        assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:noreply@kring.example");
        assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:sanne@voorbeeld.example");
    }

    @Test
    void aChangeIsTheSameMeetingWithAHigherSequence() throws Exception {
        VEvent first = event(parse(invitations.request(meeting(0, "2026-09-28T15:00", "2026-09-28T20:00"))));
        VEvent moved = event(parse(invitations.request(meeting(1, "2026-09-29T15:00", "2026-09-29T20:00"))));

        assertThat(value(moved, "UID")).isEqualTo(value(first, "UID"));
        assertThat(value(moved, "SEQUENCE")).isEqualTo("1");
    }

    @Test
    void cancels() throws Exception {
        Attachment attachment = invitations.cancel(meeting(2, "2026-09-28T15:00", "2026-09-28T20:00"));

        Calendar calendar = parse(attachment);
        assertThat(attachment.contentType()).contains("method=CANCEL");
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(value(calendar, "METHOD")).isEqualTo("CANCEL");
        assertThat(value(event(calendar), "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(event(calendar), "SEQUENCE")).isEqualTo("2");
    }

    @Test
    void keepsTheMomentsOfAMeetingInWhichTheClockChanges() throws Exception {
        Instant start = Instant.parse("2026-10-24T22:30:00Z");
        Instant end = Instant.parse("2026-10-25T02:30:00Z");
        Meeting night = new Meeting(ID, 0, "Nachtwerk", start, end, "Utrecht", "", SANNE);

        Attachment attachment = invitations.request(night);

        assertThat(new String(attachment.content(), StandardCharsets.UTF_8))
                .contains(
                        "DTSTART;TZID=Europe/Amsterdam:20261025T003000", "DTEND;TZID=Europe/Amsterdam:20261025T033000");
        VEvent event = event(parse(attachment));
        assertThat(moment(event.<ZonedDateTime>getStartDate().orElseThrow().getDate()))
                .isEqualTo(start);
        assertThat(moment(event.<ZonedDateTime>getEndDate().orElseThrow().getDate()))
                .isEqualTo(end);
    }

    @Test
    void knowsSummerAndWinterTime() throws Exception {
        for (String day : new String[] {"2027-02-08", "2027-05-14"}) {
            VEvent event = event(parse(invitations.request(meeting(0, day + "T15:00", day + "T20:00"))));
            assertThat(moment(event.<ZonedDateTime>getStartDate().orElseThrow().getDate()))
                    .isEqualTo(at(day + "T15:00"));
        }
    }

    @Test
    void refusesAMeetingThatEndsBeforeItStarts() {
        assertThatIllegalArgumentException().isThrownBy(() -> meeting(0, "2026-09-28T15:00", "2026-09-28T14:00"));
    }

    private static Meeting meeting(int sequence, String start, String end) {
        return new Meeting(
                ID,
                sequence,
                "Kick-off, met maaltijd; welkom",
                at(start),
                at(end),
                "Keizersgracht 1, Amsterdam",
                "Eerste regel\nTweede regel",
                SANNE);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(AppClock.ZONE).toInstant();
    }

    private static Instant moment(ZonedDateTime time) {
        return time.toInstant();
    }

    private static Calendar parse(Attachment attachment) throws Exception {
        return new CalendarBuilder().build(new ByteArrayInputStream(attachment.content()));
    }

    private static VEvent event(Calendar calendar) {
        return calendar.<VEvent>getComponent("VEVENT").orElseThrow();
    }

    private static String value(PropertyContainer owner, String name) {
        return owner.getProperty(name).orElseThrow().getValue();
    }
}
