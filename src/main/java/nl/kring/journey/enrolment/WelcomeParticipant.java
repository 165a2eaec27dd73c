package nl.kring.journey.enrolment;

import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Welcomes a participant, with the conditions and the kick-off for the calendar. */
@Component
class WelcomeParticipant implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Links links;

    WelcomeParticipant(
            Outbox outbox, Correspondence correspondence, Enrolments enrolments, Editions editions, Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enrolment participant = enrolments.get(Facts.enrolmentId(execution));
        Edition edition = editions.get(participant.editionId());
        Meeting kickOff = edition.meetingsOf(participant.group()).get(0);
        outbox.post(correspondence
                .toCandidate(participant.id(), MailTemplate.WELCOME)
                .with("kickOff", kickOff.startsAt())
                .with("place", kickOff.whereabouts())
                .with("fee", participant.fee(edition))
                .with("freeUntil", edition.freeCancellationUntil())
                .with("link", links.enrolment(participant.reference()))
                .attach(correspondence.invitation(kickOff, participant)));
    }
}
