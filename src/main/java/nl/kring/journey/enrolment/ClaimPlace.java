package nl.kring.journey.enrolment;

import nl.kring.enrolment.Allocation;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes a place in order of receipt, or puts the candidate on the waiting list. */
@Component
class ClaimPlace implements JavaDelegate {

    private final Allocation allocation;

    ClaimPlace(Allocation allocation) {
        this.allocation = allocation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(Facts.PLACE_CLAIMED, allocation.claim(Facts.enrolmentId(execution)));
    }
}
