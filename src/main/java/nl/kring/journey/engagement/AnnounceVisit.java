package nl.kring.journey.engagement;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Objects;
import nl.kring.calendar.Invitations;
import nl.kring.calendar.Meeting;
import nl.kring.engagement.Visit;
import nl.kring.engagement.Visits;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.Attachment;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells a board who comes, when and where. */
@Component
class AnnounceVisit implements JavaDelegate {

    /** What the calendar shows; how long it really takes depends on the conversation. */
    private static final Duration LENGTH = Duration.ofMinutes(90);

    private final Visits visits;
    private final Enrolments enrolments;
    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Invitations invitations;
    private final Links links;
    private final MessageSource texts;

    AnnounceVisit(
            Visits visits,
            Enrolments enrolments,
            Outbox outbox,
            Correspondence correspondence,
            Invitations invitations,
            Links links,
            MessageSource texts) {
        this.visits = visits;
        this.enrolments = enrolments;
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.invitations = invitations;
        this.links = links;
        this.texts = texts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment board = enrolments.get(Facts.enrolmentId(execution));
        Visit visit = visits.get(board.id());
        ZonedDateTime at = Objects.requireNonNull(visit.visitedAt());
        String place = Objects.requireNonNull(visit.place());
        outbox.post(correspondence
                .toCandidate(board.id(), MailTemplate.BOARD_VISIT)
                .milestone(Integer.toString(visit.sequence()))
                .with("visitor", Objects.requireNonNull(visit.visitor()))
                .with("startsAt", at)
                .with("place", place)
                .with("link", links.enrolment(board.reference()))
                .attach(invitation(board, visit, at, place)));
    }

    private Attachment invitation(Enrolment board, Visit visit, ZonedDateTime at, String place) {
        Recipient attendee = correspondence.recipient(board);
        return invitations.request(new Meeting(
                board.id(),
                visit.sequence(),
                texts.getMessage("engagement.visitTitle", null, attendee.locale()),
                at.toInstant(),
                at.plus(LENGTH).toInstant(),
                place,
                Objects.requireNonNull(visit.visitor()),
                attendee));
    }
}
