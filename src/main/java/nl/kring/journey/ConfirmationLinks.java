package nl.kring.journey;

import java.time.Duration;
import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.programme.Editions;
import org.springframework.stereotype.Component;

/** Links by which an address is confirmed, valid as long as the programme waits for it. */
@Component
public class ConfirmationLinks {

    private final MagicLinks magicLinks;
    private final Links links;
    private final Enrolments enrolments;
    private final Editions editions;

    ConfirmationLinks(MagicLinks magicLinks, Links links, Enrolments enrolments, Editions editions) {
        this.magicLinks = magicLinks;
        this.links = links;
        this.enrolments = enrolments;
        this.editions = editions;
    }

    public String of(UUID enrolmentId) {
        Duration validity = editions.get(enrolments.get(enrolmentId).editionId())
                .definition()
                .waitFor("awaitConfirmation")
                .end();
        return links.confirmation(magicLinks.issue(Purpose.CONFIRM_ADDRESS, enrolmentId.toString(), validity));
    }
}
