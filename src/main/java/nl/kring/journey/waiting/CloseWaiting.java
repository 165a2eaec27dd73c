package nl.kring.journey.waiting;

import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.LeaveLinks;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Enrolling closed and no place came free: the waiting ends, the interest is kept for the next edition. */
@Component
class CloseWaiting implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolling enrolling;
    private final LeaveLinks leaveLinks;

    CloseWaiting(Outbox outbox, Correspondence correspondence, Enrolling enrolling, LeaveLinks leaveLinks) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolling = enrolling;
        this.leaveLinks = leaveLinks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        enrolling.end(enrolmentId, EnrolmentStatus.NO_PLACE, "");
        outbox.post(correspondence
                .toCandidate(enrolmentId, MailTemplate.NO_PLACE)
                .with("leaveLink", leaveLinks.ofInterestList(enrolmentId)));
        execution.setVariable(Facts.WAITING_OUTCOME, WaitingOutcome.CLOSED.name());
    }
}
