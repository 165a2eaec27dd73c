package nl.kring.journey.enrolment;

import java.util.UUID;
import nl.kring.intake.Conversations;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the candidate that the enrolment has ended at their wish, and gives back the conversation time they had. */
@Component
class ConfirmWithdrawal implements JavaDelegate {

    private final FarewellLetters letters;
    private final Conversations conversations;

    ConfirmWithdrawal(FarewellLetters letters, Conversations conversations) {
        this.letters = letters;
        this.conversations = conversations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        conversations.giveBackTime(enrolmentId);
        execution.setVariable(Facts.WAS_ADMITTED, letters.send(enrolmentId));
    }
}
