package nl.kring.journey.cancellation;

import java.util.Objects;
import java.util.UUID;
import nl.kring.cancellation.Cancellation;
import nl.kring.cancellation.Cancellations;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.springframework.stereotype.Component;

/** Letters to whoever lets a colleague take over. */
@Component
class ReplacementLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Cancellations cancellations;
    private final Enrolments enrolments;

    ReplacementLetters(
            Outbox outbox, Correspondence correspondence, Cancellations cancellations, Enrolments enrolments) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.cancellations = cancellations;
        this.enrolments = enrolments;
    }

    /** Confirms that the colleague was asked. */
    void asked(UUID enrolmentId) {
        send(enrolmentId, MailTemplate.REPLACEMENT_ASKED, MailTemplate.REPLACEMENT_ASKED_FREE);
    }

    /** Says that the colleague has not taken over yet. */
    void pending(UUID enrolmentId) {
        send(enrolmentId, MailTemplate.REPLACEMENT_PENDING, MailTemplate.REPLACEMENT_PENDING_FREE);
    }

    private void send(UUID enrolmentId, MailTemplate withCosts, MailTemplate free) {
        Cancellation cancellation = cancellations.get(enrolmentId);
        UUID colleague = Objects.requireNonNull(cancellation.replacementId());
        outbox.post(correspondence
                .toCandidate(enrolmentId, cancellation.costs().areDue() ? withCosts : free)
                .with("colleague", enrolments.get(colleague).name())
                .with("until", Objects.requireNonNull(cancellation.replacementUntil()))
                .with("costs", cancellation.costs().amount()));
    }
}
