package nl.kring.journey.waiting;

import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Places;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.LeaveLinks;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells whoever waited that a place came free, and until when it is kept. */
@Component
class OfferPlace implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Places places;
    private final Links links;
    private final LeaveLinks leaveLinks;

    OfferPlace(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Places places,
            Links links,
            LeaveLinks leaveLinks) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.places = places;
        this.links = links;
        this.leaveLinks = leaveLinks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        outbox.post(correspondence
                .toCandidate(enrolmentId, MailTemplate.PLACE_OFFERED)
                .with("until", places.offeredUntil(enrolmentId).orElseThrow())
                .with("link", links.enrolment(enrolments.get(enrolmentId).reference()))
                .with("leaveLink", leaveLinks.ofWaitingList(enrolmentId)));
    }
}
