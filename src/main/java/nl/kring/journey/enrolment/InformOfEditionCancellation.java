package nl.kring.journey.enrolment;

import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the enrolment because the edition does not go ahead, and says why. */
@Component
class InformOfEditionCancellation implements JavaDelegate {

    private final EditionCancellations cancellations;

    InformOfEditionCancellation(EditionCancellations cancellations) {
        this.cancellations = cancellations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cancellations.inform(Facts.enrolmentId(execution));
    }
}
