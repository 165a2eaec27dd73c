package nl.kring.journey.engagement;

import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.EngagementJourneys;
import nl.kring.journey.Facts;
import nl.kring.journey.enrolment.EditionCancellations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The cycle is stopped: it ends for every board that is in it, also for those of whom nothing is asked any more. */
@Component
class AbandonCycle implements JavaDelegate {

    private final EngagementJourneys journeys;
    private final EditionCancellations cancellations;
    private final Enrolments enrolments;

    AbandonCycle(EngagementJourneys journeys, EditionCancellations cancellations, Enrolments enrolments) {
        this.journeys = journeys;
        this.cancellations = cancellations;
        this.enrolments = enrolments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID editionId = Facts.editionId(execution);
        for (Enrolment board : enrolments.findByEditionIdOrderByReceipt(editionId)) {
            if (!board.hasEnded() && !journeys.cancelFor(board.id())) {
                cancellations.inform(board.id());
            }
        }
    }
}
