package nl.kring.journey;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates that processes about a programme as a whole wait for. */
@Component
public class ProgrammeDates {

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    /** The morning of the day on which a coordinator wants to look at the planning again. */
    public Date lookAgain(DelegateExecution execution) {
        LocalDate day = LocalDate.parse((String) execution.getVariable(Facts.LOOK_AGAIN_ON));
        return Date.from(day.atTime(START_OF_WORK).atZone(AppClock.ZONE).toInstant());
    }
}
