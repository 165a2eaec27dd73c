package nl.kring.journey.intake;

import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.intake.Conversations;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the intake and asks the candidate to fill in the form. */
@Component
class InviteToIntake implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Conversations conversations;
    private final Enrolments enrolments;
    private final Links links;

    InviteToIntake(
            Outbox outbox,
            Correspondence correspondence,
            Conversations conversations,
            Enrolments enrolments,
            Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.conversations = conversations;
        this.enrolments = enrolments;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        conversations.begin(enrolmentId);
        outbox.post(correspondence
                .toCandidate(enrolmentId, MailTemplate.INTAKE_INVITATION)
                .with("link", links.enrolment(enrolments.get(enrolmentId).reference())));
    }
}
