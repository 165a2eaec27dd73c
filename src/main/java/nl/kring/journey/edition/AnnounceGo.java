package nl.kring.journey.edition;

import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Journeys;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody who was admitted that the edition goes ahead, and starts the kick-off. */
@Component
class AnnounceGo implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Journeys journeys;
    private final Links links;

    AnnounceGo(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Editions editions,
            Journeys journeys,
            Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.journeys = journeys;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Edition edition = editions.get(Facts.editionId(execution));
        for (Enrolment participant : enrolments.participantsOf(edition.id())) {
            Meeting kickOff = edition.meetingsOf(participant.group()).get(0);
            outbox.post(correspondence
                    .toCandidate(participant.id(), MailTemplate.EDITION_GOES_AHEAD)
                    .with("kickOff", kickOff.startsAt())
                    .with("place", kickOff.whereabouts())
                    .with("link", links.enrolment(participant.reference())));
        }
        edition.kickOffs().forEach(kickOff -> journeys.startSession(kickOff.id()));
    }
}
