package nl.kring.journey.confirmation;

import java.util.Objects;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.ConfirmationLinks;
import nl.kring.journey.Correspondence;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.springframework.stereotype.Component;

/**
 * Letters with a fresh link by which the address is confirmed, valid as long as the programme waits for it. Whoever was named
 * by a colleague to take over hears of it in the same letter.
 */
@Component
class ConfirmationLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final ConfirmationLinks links;

    ConfirmationLetters(Outbox outbox, Correspondence correspondence, Enrolments enrolments, ConfirmationLinks links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.links = links;
    }

    void send(UUID enrolmentId, MailTemplate template) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        Letter letter = enrolment.replaces() == null
                ? correspondence.toCandidate(enrolmentId, template)
                : invitation(enrolment);
        outbox.post(letter.milestone(template.name()).with("link", links.of(enrolmentId)));
    }

    private Letter invitation(Enrolment replacement) {
        Enrolment leaver = enrolments.get(Objects.requireNonNull(replacement.replaces()));
        return correspondence
                .toCandidate(replacement.id(), MailTemplate.REPLACEMENT_INVITATION)
                .with("colleague", leaver.name())
                .with("organisation", leaver.organisation());
    }
}
