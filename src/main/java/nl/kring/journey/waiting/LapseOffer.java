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

/** The offered place was not taken in time: it goes to the next. */
@Component
class LapseOffer implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolling enrolling;

    LapseOffer(Outbox outbox, Correspondence correspondence, Enrolling enrolling) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolling = enrolling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        enrolling.end(enrolmentId, EnrolmentStatus.OFFER_LAPSED, "");
        outbox.post(correspondence.toCandidate(enrolmentId, MailTemplate.OFFER_LAPSED));
        execution.setVariable(Facts.WAITING_OUTCOME, WaitingOutcome.LAPSED.name());
    }
}
