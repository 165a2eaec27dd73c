package nl.kring.journey.intake;

import java.time.ZonedDateTime;
import java.util.Objects;
import nl.kring.calendar.Invitations;
import nl.kring.calendar.Meeting;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.intake.Intake;
import nl.kring.intake.Intakes;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Confirms the time of the intake conversation, with an invitation for the calendar. */
@Component
class ConfirmConversation implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Invitations invitations;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Intakes intakes;
    private final MessageSource texts;

    ConfirmConversation(
            Outbox outbox,
            Correspondence correspondence,
            Invitations invitations,
            Enrolments enrolments,
            Editions editions,
            Intakes intakes,
            MessageSource texts) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.invitations = invitations;
        this.enrolments = enrolments;
        this.editions = editions;
        this.intakes = intakes;
        this.texts = texts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment candidate = enrolments.get(Facts.enrolmentId(execution));
        Edition edition = editions.get(candidate.editionId());
        Intake intake = intakes.get(candidate.id());
        ZonedDateTime startsAt = Objects.requireNonNull(intake.conversationAt());
        String link = Objects.requireNonNull(intake.conversationLink());
        Meeting conversation = new Meeting(
                candidate.id(),
                intake.invitation(),
                texts.getMessage("journey.conversation", null, candidate.locale()),
                startsAt.toInstant(),
                startsAt.plusMinutes(edition.definition().conversationMinutes()).toInstant(),
                link,
                edition.definition().title().in(candidate.locale()),
                correspondence.recipient(candidate));
        outbox.post(correspondence
                .toCandidate(candidate.id(), MailTemplate.CONVERSATION_CONFIRMED)
                .milestone("appointment " + intake.invitation())
                .with("startsAt", startsAt)
                .with("conversationLink", link)
                .attach(invitations.request(conversation)));
    }
}
