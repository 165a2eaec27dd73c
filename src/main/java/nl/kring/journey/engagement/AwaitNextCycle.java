package nl.kring.journey.engagement;

import nl.kring.journey.EngagementJourneys;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the next cycle be waited for in a process of its own. */
@Component
class AwaitNextCycle implements JavaDelegate {

    private final EngagementJourneys journeys;

    AwaitNextCycle(EngagementJourneys journeys) {
        this.journeys = journeys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        journeys.awaitNextCycle(Facts.editionId(execution));
    }
}
