package nl.kring.journey.confirmation;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.MagicLinks;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Links;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Editions;
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
    private final Editions editions;
    private final MagicLinks magicLinks;
    private final Links links;

    ConfirmationLetters(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Editions editions,
            MagicLinks magicLinks,
            Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.magicLinks = magicLinks;
        this.links = links;
    }

    void send(UUID enrolmentId, MailTemplate template) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        Duration validity = editions.get(enrolment.editionId())
                .definition()
                .waitFor("awaitConfirmation")
                .end();
        String token = magicLinks.issue(MagicLinks.Purpose.CONFIRM_ADDRESS, enrolmentId.toString(), validity);
        Letter letter = enrolment.replaces() == null
                ? correspondence.toCandidate(enrolmentId, template)
                : invitation(enrolment);
        outbox.post(letter.milestone(template.name()).with("link", links.confirmation(token)));
    }

    private Letter invitation(Enrolment replacement) {
        Enrolment leaver = enrolments.get(Objects.requireNonNull(replacement.replaces()));
        return correspondence
                .toCandidate(replacement.id(), MailTemplate.REPLACEMENT_INVITATION)
                .with("colleague", leaver.name())
                .with("organisation", leaver.organisation());
    }
}
