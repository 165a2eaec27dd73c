package nl.kring.journey.enrolment;

import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.PlaceOffered;
import nl.kring.enrolment.Places;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever waited that a place came free, and until when it is kept. */
@Component
class OfferLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Places places;
    private final Links links;

    OfferLetters(Outbox outbox, Correspondence correspondence, Enrolments enrolments, Places places, Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.places = places;
        this.links = links;
    }

    @EventListener
    void send(PlaceOffered offered) {
        outbox.post(correspondence
                .toCandidate(offered.enrolmentId(), MailTemplate.PLACE_OFFERED)
                .with("until", places.offeredUntil(offered.enrolmentId()).orElseThrow())
                .with(
                        "link",
                        links.enrolment(enrolments.get(offered.enrolmentId()).reference())));
    }
}
