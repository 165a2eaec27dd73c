package nl.kring.journey;

import java.util.List;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Rescheduling;
import nl.kring.session.TimetableChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters about meetings that are on another day, at another time or elsewhere, with the new times for calendars. */
@Component
class TimetableLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Links links;

    TimetableLetters(
            Outbox outbox, Correspondence correspondence, Enrolments enrolments, Editions editions, Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.links = links;
    }

    /** To everybody who confirmed the address and has not left; nobody is told of meetings of another group. */
    @EventListener
    void tell(TimetableChanged changed) {
        List<Meeting> moved = changed.moved().stream().map(editions::getMeeting).toList();
        for (Enrolment enrolment : enrolments.findByEditionIdOrderByReceipt(changed.editionId())) {
            List<Meeting> own = moved.stream()
                    .filter(meeting -> meeting.isFor(enrolment.group()))
                    .toList();
            if (!own.isEmpty() && !enrolment.hasEnded() && enrolment.status() != EnrolmentStatus.RECEIVED) {
                write(enrolment, own);
            }
        }
    }

    private void write(Enrolment enrolment, List<Meeting> moved) {
        Letter letter = correspondence
                .toCandidate(enrolment.id(), MailTemplate.MEETINGS_MOVED)
                .milestone(moved.stream()
                        .map(meeting -> meeting.number() + "." + meeting.sequence())
                        .collect(Collectors.joining(" ")))
                .with("meetings", OnlineLetters.lines(moved, enrolment.locale()))
                .with("link", links.enrolment(enrolment.reference()));
        for (Meeting meeting : moved) {
            if (Rescheduling.isInCalendar(meeting, enrolment)) {
                letter = letter.attach(correspondence.invitation(meeting, enrolment));
            }
        }
        outbox.post(letter);
    }
}
