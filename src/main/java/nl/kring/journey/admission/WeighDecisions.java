package nl.kring.journey.admission;

import nl.kring.admission.Admission;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Weighs what both sides decided. */
@Component
class WeighDecisions implements JavaDelegate {

    private final Admission admission;

    WeighDecisions(Admission admission) {
        this.admission = admission;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Facts.ADMISSION_OUTCOME,
                admission.weigh(Facts.enrolmentId(execution)).name());
    }
}
