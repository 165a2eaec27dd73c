package nl.kring.journey.companion;

import nl.kring.companion.Intervisions;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Settles the half-day that suits a group best. */
@Component
class ChooseHalfDay implements JavaDelegate {

    private final Intervisions intervisions;

    ChooseHalfDay(Intervisions intervisions) {
        this.intervisions = intervisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(Facts.HALF_DAY_FOUND, intervisions.settleByPoll(Facts.intervisionId(execution)));
    }
}
