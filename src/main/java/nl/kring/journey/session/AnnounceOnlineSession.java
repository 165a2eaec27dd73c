package nl.kring.journey.session;

import java.util.Objects;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Sessions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody that the meeting is held online, with the new time for the calendar. */
@Component
class AnnounceOnlineSession implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Sessions sessions;

    AnnounceOnlineSession(
            Outbox outbox, Correspondence correspondence, Enrolments enrolments, Editions editions, Sessions sessions) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.sessions = sessions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Meeting meeting = editions.getMeeting(Facts.sessionId(execution));
        String reason = Objects.requireNonNullElse(sessions.get(meeting.id()).onlineReason(), "");
        enrolments
                .participantsOf(meeting.editionId())
                .forEach(participant -> outbox.post(correspondence
                        .toCandidate(participant.id(), MailTemplate.SESSION_MOVED_ONLINE)
                        .milestone(meeting.id() + " " + meeting.sequence())
                        .with("session", meeting.title().in(participant.locale()))
                        .with("startsAt", meeting.startsAt())
                        .with("endsAt", meeting.endsAt())
                        .with("conversationLink", meeting.whereabouts())
                        .with("reason", reason)
                        .attach(correspondence.invitation(meeting, participant))));
    }
}
