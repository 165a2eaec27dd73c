package nl.kring.journey.network;

import java.util.UUID;
import nl.kring.journey.Facts;
import nl.kring.journey.MeasurementDates;
import nl.kring.journey.MeasurementJourneys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the wait for the next measurement, where the programme has one before the evaluation. */
@Component
class ScheduleRepeat implements JavaDelegate {

    private final MeasurementDates dates;
    private final MeasurementJourneys journeys;

    ScheduleRepeat(MeasurementDates dates, MeasurementJourneys journeys) {
        this.dates = dates;
        this.journeys = journeys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID editionId = Facts.editionId(execution);
        int next = Facts.measurement(execution) + 1;
        boolean again = dates.of(editionId, next).isPresent();
        if (again) {
            journeys.start(editionId, next);
        }
        execution.setVariable(Facts.MEASURED_AGAIN, again);
    }
}
