package nl.kring.portal;

import java.time.ZonedDateTime;
import java.util.Locale;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.Meeting;

/** When and where a meeting is, as everybody may know it. */
record MeetingLine(LocalizedText title, ZonedDateTime startsAt, ZonedDateTime endsAt, boolean online, String place) {

    /** @param exact whether the reader may know the exact place */
    static MeetingLine of(Meeting meeting, boolean exact, Locale locale) {
        return new MeetingLine(
                meeting.title(),
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.isOnline(),
                exact ? meeting.place() : meeting.publicPlace(locale));
    }
}
