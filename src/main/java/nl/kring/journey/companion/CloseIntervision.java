package nl.kring.journey.companion;

import nl.kring.companion.Intervision;
import nl.kring.companion.Intervisions;
import nl.kring.journey.CompanionJourneys;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the next half-day of a group. */
@Component
class CloseIntervision implements JavaDelegate {

    private final Intervisions intervisions;
    private final CompanionJourneys journeys;

    CloseIntervision(Intervisions intervisions, CompanionJourneys journeys) {
        this.intervisions = intervisions;
        this.journeys = journeys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Intervision intervision = intervisions.get(Facts.intervisionId(execution));
        journeys.startNextIntervision(intervision.editionId(), intervision.groupId());
    }
}
