package nl.kring.journey.intake;

import java.util.Objects;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.intake.Intake;
import nl.kring.intake.Intakes;
import nl.kring.journey.ConversationInvitations;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Confirms the time of the intake conversation, with an invitation for the calendar. */
@Component
class ConfirmConversation implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final ConversationInvitations invitations;
    private final Enrolments enrolments;
    private final Intakes intakes;

    ConfirmConversation(
            Outbox outbox,
            Correspondence correspondence,
            ConversationInvitations invitations,
            Enrolments enrolments,
            Intakes intakes) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.invitations = invitations;
        this.enrolments = enrolments;
        this.intakes = intakes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment candidate = enrolments.get(Facts.enrolmentId(execution));
        Intake intake = intakes.get(candidate.id());
        outbox.post(correspondence
                .toCandidate(candidate.id(), MailTemplate.CONVERSATION_CONFIRMED)
                .milestone("appointment " + intake.invitation())
                .with("startsAt", Objects.requireNonNull(intake.conversationAt()))
                .with("conversationLink", Objects.requireNonNull(intake.conversationLink()))
                .attach(invitations.request(candidate)));
    }
}
