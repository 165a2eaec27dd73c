package nl.kring.journey.enrolment;

import java.util.UUID;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the candidate that the enrolment has ended at their wish. */
@Component
class ConfirmWithdrawal implements JavaDelegate {

    private final FarewellLetters letters;

    ConfirmWithdrawal(FarewellLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        execution.setVariable(Facts.WAS_ADMITTED, letters.send(enrolmentId));
    }
}
