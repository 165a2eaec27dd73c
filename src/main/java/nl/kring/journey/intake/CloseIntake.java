package nl.kring.journey.intake;

import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.intake.Conversations;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The candidate gave up during the intake: the enrolment ends and the place is free. */
@Component
class CloseIntake implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolling enrolling;
    private final Conversations conversations;

    CloseIntake(Outbox outbox, Correspondence correspondence, Enrolling enrolling, Conversations conversations) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolling = enrolling;
        this.conversations = conversations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        enrolling.end(enrolmentId, EnrolmentStatus.WITHDRAWN, "");
        conversations.giveBackTime(enrolmentId);
        outbox.post(correspondence.toCandidate(enrolmentId, MailTemplate.WITHDRAWN));
        execution.setVariable(Facts.INTAKE_COMPLETE, false);
    }
}
