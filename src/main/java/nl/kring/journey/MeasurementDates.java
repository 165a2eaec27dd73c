package nl.kring.journey;

import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.BaselineRules;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When participants of an edition are measured; counts from the end of the kick-off. */
@Component
public class MeasurementDates {

    private final Editions editions;

    MeasurementDates(Editions editions) {
        this.editions = editions;
    }

    /** When a process asks for its measurement. */
    public Date due(DelegateExecution execution) {
        return Date.from(of(Facts.editionId(execution), Facts.measurement(execution))
                .orElseThrow()
                .toInstant());
    }

    /**
     * When a measurement is due; empty after the last.
     *
     * @param number of the measurement, 0 being the baseline
     */
    public Optional<ZonedDateTime> of(UUID editionId, int number) {
        Edition edition = editions.get(editionId);
        BaselineRules rules = Objects.requireNonNull(edition.definition().baseline());
        return rules.at(number).map(edition.kickOff().endsAt()::plus);
    }
}
