package nl.kring.journey.enrolment;

import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Editions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the candidate that the enrolment has ended at their wish, and clears their calendar. */
@Component
class ConfirmWithdrawal implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;

    ConfirmWithdrawal(Outbox outbox, Correspondence correspondence, Enrolments enrolments, Editions editions) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment enrolment = enrolments.get(Facts.enrolmentId(execution));
        boolean wasAdmitted = enrolment.status() == EnrolmentStatus.CANCELLED;
        Letter letter = correspondence.toCandidate(
                enrolment.id(), wasAdmitted ? MailTemplate.CANCELLED : MailTemplate.WITHDRAWN);
        if (wasAdmitted) {
            letter = letter.attach(correspondence.cancellation(
                    editions.get(enrolment.editionId()).kickOff(), enrolment));
        }
        outbox.post(letter);
        execution.setVariable(Facts.WAS_ADMITTED, wasAdmitted);
    }
}
