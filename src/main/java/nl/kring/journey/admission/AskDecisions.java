package nl.kring.journey.admission;

import java.util.UUID;
import nl.kring.admission.Admission;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a round of deciding and asks the candidate. */
@Component
class AskDecisions implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Admission admission;
    private final Enrolments enrolments;
    private final Links links;

    AskDecisions(
            Outbox outbox, Correspondence correspondence, Admission admission, Enrolments enrolments, Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.admission = admission;
        this.enrolments = enrolments;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        admission.openRound(enrolmentId);
        outbox.post(correspondence
                .toCandidate(enrolmentId, MailTemplate.DECISION_ASKED)
                .milestone("round " + admission.current(enrolmentId).round())
                .with("link", links.enrolment(enrolments.get(enrolmentId).reference())));
    }
}
