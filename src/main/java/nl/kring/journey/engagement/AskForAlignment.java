package nl.kring.journey.engagement;

import java.util.Objects;
import java.util.UUID;
import nl.kring.engagement.Cycle;
import nl.kring.engagement.Cycles;
import nl.kring.engagement.Steering;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the boards what was agreed and asks each to align with the partnership. */
@Component
class AskForAlignment implements JavaDelegate {

    private final Steering steering;
    private final Cycles cycles;
    private final Enrolments enrolments;
    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Links links;

    AskForAlignment(
            Steering steering,
            Cycles cycles,
            Enrolments enrolments,
            Outbox outbox,
            Correspondence correspondence,
            Links links) {
        this.steering = steering;
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID editionId = Facts.editionId(execution);
        steering.beginAligning(editionId);
        Cycle cycle = cycles.get(editionId);
        Cycle.Improvement improvement = cycle.improvement();
        enrolments
                .participantsOf(editionId)
                .forEach(board -> outbox.post(correspondence
                        .toCandidate(board.id(), MailTemplate.ALIGNMENT_ASKED)
                        .with("agreements", Objects.requireNonNullElse(cycle.agreements(), ""))
                        .with("goal", improvement == null ? "" : improvement.goal())
                        .with("link", links.enrolment(board.reference()))));
    }
}
