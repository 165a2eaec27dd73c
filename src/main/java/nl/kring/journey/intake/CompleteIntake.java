package nl.kring.journey.intake;

import nl.kring.intake.Conversations;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the intake: both sides can decide now. */
@Component
class CompleteIntake implements JavaDelegate {

    private final Conversations conversations;

    CompleteIntake(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conversations.complete(Facts.enrolmentId(execution));
        execution.setVariable(Facts.INTAKE_COMPLETE, true);
    }
}
