package nl.kring.journey;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Sessions;
import org.springframework.stereotype.Component;

/** Letters to all participants about what is held online, with the new times for their calendars. */
@Component
public class OnlineLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Sessions sessions;
    private final Clock clock;

    OnlineLetters(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Editions editions,
            Sessions sessions,
            Clock clock) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** One meeting. */
    public void tellOfMeeting(UUID meetingId) {
        Meeting meeting = editions.getMeeting(meetingId);
        String reason = Objects.requireNonNullElse(sessions.get(meetingId).onlineReason(), "");
        for (Enrolment participant : enrolments.participantsOf(meeting)) {
            outbox.post(correspondence
                    .toCandidate(participant.id(), MailTemplate.SESSION_MOVED_ONLINE)
                    .milestone(meeting.id() + " " + meeting.sequence())
                    .with("session", meeting.title().in(participant.locale()))
                    .with("startsAt", meeting.startsAt())
                    .with("endsAt", meeting.endsAt())
                    .with("conversationLink", meeting.whereabouts())
                    .with("reason", reason)
                    .attach(correspondence.invitation(meeting, participant)));
        }
    }

    /** All meetings of an edition that are still to come: one letter for each participant. */
    public void tellOfEdition(UUID editionId) {
        Edition edition = editions.get(editionId);
        boolean cheaper = edition.fee().compareTo(edition.definition().fee()) < 0;
        for (Enrolment participant : enrolments.participantsOf(editionId)) {
            List<Meeting> ahead = edition.meetingsOf(participant.group()).stream()
                    .filter(meeting ->
                            meeting.isOnline() && meeting.endsAt().toInstant().isAfter(clock.instant()))
                    .toList();
            Letter letter = correspondence
                    .toCandidate(participant.id(), MailTemplate.EDITION_MOVED_ONLINE)
                    .milestone("online")
                    .with("reason", Objects.requireNonNullElse(edition.onlineReason(), ""))
                    .with("meetings", lines(ahead, participant.locale()))
                    .with(
                            "conversationLink",
                            ahead.isEmpty() ? "" : ahead.get(0).whereabouts())
                    .with("fee", cheaper ? edition.fee() : "");
            for (Meeting meeting : ahead) {
                letter = letter.attach(correspondence.invitation(meeting, participant));
            }
            outbox.post(letter);
        }
    }

    /** Each with its day and hours, and where it is when it is not online. */
    static List<String> lines(List<Meeting> meetings, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        DateTimeFormatter day =
                DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", english ? Locale.UK : Locale.forLanguageTag("nl-NL"));
        return meetings.stream()
                .map(meeting -> meeting.title().in(locale) + ": " + day.format(meeting.startsAt()) + ", "
                        + hours(meeting.startsAt(), meeting.endsAt(), day)
                        + (meeting.isOnline() ? "" : ", " + meeting.place()))
                .toList();
    }

    private static String hours(ZonedDateTime from, ZonedDateTime to, DateTimeFormatter day) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm");
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        return time.format(from) + "–" + (sameDay ? "" : day.format(to) + " ") + time.format(to);
    }
}
