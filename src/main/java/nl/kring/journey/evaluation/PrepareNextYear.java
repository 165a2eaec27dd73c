package nl.kring.journey.evaluation;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.evaluation.Continuation;
import nl.kring.evaluation.Evaluations;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans the next edition and tells everybody how the group goes on. */
@Component
class PrepareNextYear implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Planning planning;
    private final Evaluations evaluations;

    PrepareNextYear(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Editions editions,
            Planning planning,
            Evaluations evaluations) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.planning = planning;
        this.evaluations = evaluations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID editionId = Facts.editionId(execution);
        Edition edition = editions.get(editionId);
        Continuation continuation =
                Objects.requireNonNull(evaluations.get(editionId).continuation());
        LocalDate kickOff = Objects.requireNonNull(continuation.nextStartsOn());
        planning.planEdition(edition.programme().slug(), Edition.titleFor(kickOff), kickOff, continuation.investment());
        enrolments
                .participantsOf(editionId)
                .forEach(participant -> outbox.post(correspondence
                        .toCandidate(participant.id(), MailTemplate.NEXT_YEAR)
                        .with("reason", continuation.reason())
                        .with("form", Objects.requireNonNull(continuation.form()))
                        .with("frequency", Objects.requireNonNull(continuation.frequency()))
                        .with("startsOn", kickOff)));
        planning.end(editionId);
    }
}
