package nl.kring.journey.enrolment;

import java.util.UUID;
import nl.kring.admission.AdmissionOutcome;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the candidate that it is a no, and gives back the place. */
@Component
class SendNotAdmitted implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolling enrolling;

    SendNotAdmitted(Outbox outbox, Correspondence correspondence, Enrolling enrolling) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolling = enrolling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        AdmissionOutcome outcome = AdmissionOutcome.valueOf((String) execution.getVariable(Facts.ADMISSION_OUTCOME));
        enrolling.end(enrolmentId, EnrolmentStatus.NOT_ADMITTED, outcome.name());
        MailTemplate template = outcome == AdmissionOutcome.DECLINED_BY_CANDIDATE
                ? MailTemplate.DECLINED_BY_CANDIDATE
                : MailTemplate.NOT_ADMITTED;
        outbox.post(correspondence.toCandidate(enrolmentId, template));
    }
}
