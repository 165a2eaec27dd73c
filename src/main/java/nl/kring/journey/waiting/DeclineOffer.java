package nl.kring.journey.waiting;

import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The candidate does not want the offered place: it goes to the next. Whoever declined a second group waits on. */
@Component
class DeclineOffer implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolling enrolling;

    DeclineOffer(Outbox outbox, Correspondence correspondence, Enrolling enrolling) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolling = enrolling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        EnrolmentStatus status = enrolling.declineOffer(enrolmentId);
        if (status.isEnded()) {
            outbox.post(correspondence.toCandidate(enrolmentId, MailTemplate.OFFER_DECLINED));
        }
        execution.setVariable(Facts.WAITING_OUTCOME, outcome(status).name());
    }

    private static WaitingOutcome outcome(EnrolmentStatus status) {
        return switch (status) {
            case WAITING -> WaitingOutcome.RETURNED;
            case INTAKE -> WaitingOutcome.ACCEPTED;
            default -> WaitingOutcome.DECLINED;
        };
    }
}
