package nl.kring.journey.waiting;

import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Places;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.LeaveLinks;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells whoever has waited a while what the position on the waiting list has become. */
@Component
class RemindOfWaiting implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Places places;
    private final LeaveLinks leaveLinks;

    RemindOfWaiting(
            Outbox outbox, Correspondence correspondence, Enrolments enrolments, Places places, LeaveLinks leaveLinks) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.places = places;
        this.leaveLinks = leaveLinks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        Integer position = places.waitingPosition(enrolments.get(enrolmentId));
        // An offer of this very moment brings better news.
        if (position != null) {
            outbox.post(correspondence
                    .toCandidate(enrolmentId, MailTemplate.STILL_WAITING)
                    .milestone(execution.getActivityInstanceId())
                    .with("position", position)
                    .with("leaveLink", leaveLinks.ofWaitingList(enrolmentId)));
        }
    }
}
