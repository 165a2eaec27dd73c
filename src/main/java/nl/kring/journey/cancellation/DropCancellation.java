package nl.kring.journey.cancellation;

import nl.kring.cancellation.Cancelling;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The edition does not go ahead: the cancellation has come to nothing. */
@Component
class DropCancellation implements JavaDelegate {

    private final Cancelling cancelling;

    DropCancellation(Cancelling cancelling) {
        this.cancelling = cancelling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cancelling.settleForCancelledEdition(Facts.enrolmentId(execution));
    }
}
