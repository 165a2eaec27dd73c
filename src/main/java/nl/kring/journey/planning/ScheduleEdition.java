package nl.kring.journey.planning;

import java.time.LocalDate;
import nl.kring.journey.Facts;
import nl.kring.programme.Planning;
import nl.kring.programme.Programmes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans the edition; enrolling opens and the interest list is told as the programme says. */
@Component
class ScheduleEdition implements JavaDelegate {

    private final Planning planning;
    private final Programmes programmes;

    ScheduleEdition(Planning planning, Programmes programmes) {
        this.planning = planning;
        this.programmes = programmes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        planning.planEdition(
                programmes.get(Facts.programmeId(execution)).slug(),
                (String) execution.getVariable(Facts.EDITION_TITLE),
                LocalDate.parse((String) execution.getVariable(Facts.KICK_OFF_DAY)));
    }
}
