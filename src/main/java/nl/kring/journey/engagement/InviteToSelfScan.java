package nl.kring.journey.engagement;

import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the contact person that the board can begin with the instrument. */
@Component
class InviteToSelfScan implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Links links;

    InviteToSelfScan(Outbox outbox, Correspondence correspondence, Enrolments enrolments, Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        outbox.post(correspondence
                .toCandidate(enrolmentId, MailTemplate.BOARD_INSTRUMENT)
                .with("link", links.enrolment(enrolments.get(enrolmentId).reference())));
    }
}
