package nl.kring.journey.confirmation;

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

/** The address was not confirmed in time: the enrolment ends. */
@Component
class CloseUnconfirmed implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolling enrolling;

    CloseUnconfirmed(Outbox outbox, Correspondence correspondence, Enrolling enrolling) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolling = enrolling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        enrolling.end(enrolmentId, EnrolmentStatus.UNCONFIRMED, "");
        outbox.post(correspondence.toCandidate(enrolmentId, MailTemplate.CONFIRMATION_EXPIRED));
        execution.setVariable(Facts.ADDRESS_CONFIRMED, false);
    }
}
