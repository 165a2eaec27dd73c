package nl.kring.journey.enrolment;

import java.util.Objects;
import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.intake.Conversations;
import nl.kring.invoicing.Invoicing;
import nl.kring.journey.ConversationInvitations;
import nl.kring.journey.Correspondence;
import nl.kring.journey.InvoiceReasons;
import nl.kring.journey.LeaveLinks;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.springframework.stereotype.Component;

/** Ends an enrolment because the edition does not go ahead, credits what was invoiced, says why and keeps the interest for the next. */
@Component
public class EditionCancellations {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final Editions editions;
    private final LeaveLinks leaveLinks;
    private final Invoicing invoicing;
    private final InvoiceReasons reasons;
    private final Conversations conversations;
    private final ConversationInvitations calendar;

    EditionCancellations(
            Outbox outbox,
            Correspondence correspondence,
            Enrolling enrolling,
            Enrolments enrolments,
            Editions editions,
            LeaveLinks leaveLinks,
            Invoicing invoicing,
            InvoiceReasons reasons,
            Conversations conversations,
            ConversationInvitations calendar) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.editions = editions;
        this.leaveLinks = leaveLinks;
        this.invoicing = invoicing;
        this.reasons = reasons;
        this.conversations = conversations;
        this.calendar = calendar;
    }

    /** In whatever state the enrolment is, unless it has ended. */
    public void inform(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        Edition edition = editions.get(enrolment.editionId());
        boolean addressIsRight = enrolment.status() != EnrolmentStatus.RECEIVED;
        boolean invited = enrolment.status().isParticipating() || enrolment.status() == EnrolmentStatus.LEAVING;
        String reason = Objects.requireNonNullElse(edition.decisionReason(), "");
        enrolling.end(enrolmentId, EnrolmentStatus.EDITION_CANCELLED, reason);
        invoicing.credit(enrolmentId, reasons.editionCancelled(enrolmentId));
        Letter letter = correspondence
                .toCandidate(enrolmentId, MailTemplate.EDITION_CANCELLED)
                .with("reason", reason)
                .with("leaveLink", addressIsRight ? leaveLinks.ofInterestList(enrolmentId) : "");
        letter = calendar.cancellation(enrolment).map(letter::attach).orElse(letter);
        conversations.giveBackTime(enrolmentId);
        outbox.post(
                invited
                        ? letter.attach(correspondence.cancellation(
                                edition.meetingsOf(enrolment.group()).get(0), enrolment))
                        : letter);
    }
}
