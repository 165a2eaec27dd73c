package nl.kring.journey.session;

import nl.kring.journey.Facts;
import nl.kring.journey.Journeys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a meeting and starts what follows: the next one, or the evaluation of the year. */
@Component
class CloseSession implements JavaDelegate {

    private final Journeys journeys;

    CloseSession(Journeys journeys) {
        this.journeys = journeys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        journeys.startWhatFollows(Facts.sessionId(execution));
    }
}
