package nl.kring.journey.evaluation;

import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.evaluation.Evaluating;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the evaluation and asks every participant to fill in the questionnaire. */
@Component
class InviteToEvaluation implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Evaluating evaluating;
    private final Enrolments enrolments;
    private final Links links;

    InviteToEvaluation(
            Outbox outbox, Correspondence correspondence, Evaluating evaluating, Enrolments enrolments, Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.evaluating = evaluating;
        this.enrolments = enrolments;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID editionId = Facts.editionId(execution);
        evaluating.open(editionId);
        enrolments
                .participantsOf(editionId)
                .forEach(participant -> outbox.post(correspondence
                        .toCandidate(participant.id(), MailTemplate.EVALUATION_INVITATION)
                        .with("link", links.enrolment(participant.reference()))));
    }
}
