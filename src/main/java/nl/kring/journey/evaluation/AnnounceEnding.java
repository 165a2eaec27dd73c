package nl.kring.journey.evaluation;

import java.util.Objects;
import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.evaluation.Continuation;
import nl.kring.evaluation.Evaluations;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Planning;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody that the group stops after this year. */
@Component
class AnnounceEnding implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Evaluations evaluations;
    private final Planning planning;

    AnnounceEnding(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Evaluations evaluations,
            Planning planning) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.evaluations = evaluations;
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID editionId = Facts.editionId(execution);
        Continuation continuation =
                Objects.requireNonNull(evaluations.get(editionId).continuation());
        enrolments
                .participantsOf(editionId)
                .forEach(participant -> outbox.post(correspondence
                        .toCandidate(participant.id(), MailTemplate.NETWORK_ENDED)
                        .with("reason", continuation.reason())));
        planning.end(editionId);
    }
}
