package nl.kring.journey.contracting;

import java.time.Clock;
import java.util.List;
import nl.kring.contracting.Agreement;
import nl.kring.contracting.Agreements;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.journey.Participants;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends what was agreed to whoever has to confirm it, with the meetings for the calendar. */
@Component
class SendAgreement implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Agreements agreements;
    private final Participants participants;
    private final Links links;
    private final Clock clock;

    SendAgreement(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Editions editions,
            Agreements agreements,
            Participants participants,
            Links links,
            Clock clock) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.agreements = agreements;
        this.participants = participants;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Agreement agreement = agreements.get(Facts.agreementId(execution));
        Edition edition = editions.get(agreement.editionId());
        for (Enrolment participant : toBeAsked(execution)) {
            Letter letter = correspondence
                    .toCandidate(participant.id(), MailTemplate.AGREEMENT_TO_CONFIRM)
                    .milestone("version " + agreement.version())
                    .with("version", agreement.version())
                    .with("link", links.enrolment(participant.reference()));
            for (Meeting meeting : edition.meetingsOf(participant.group())) {
                if (meeting.endsAt().toInstant().isAfter(clock.instant())) {
                    letter = letter.attach(correspondence.invitation(meeting, participant));
                }
            }
            outbox.post(letter);
        }
    }

    private List<Enrolment> toBeAsked(DelegateExecution execution) {
        return Facts.find(execution, Facts.ENROLMENT_ID)
                .map(latecomer -> List.of(enrolments.get(latecomer)))
                .orElseGet(() -> participants.toBeAsked(Facts.agreementId(execution)));
    }
}
