package nl.kring.portal;

import java.time.ZonedDateTime;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.Meeting;

/** When and where a meeting is, as everybody may know it. */
record MeetingLine(LocalizedText title, ZonedDateTime startsAt, ZonedDateTime endsAt, boolean online, String place) {

    static MeetingLine of(Meeting meeting) {
        return new MeetingLine(
                meeting.title(), meeting.startsAt(), meeting.endsAt(), meeting.isOnline(), meeting.place());
    }
}
