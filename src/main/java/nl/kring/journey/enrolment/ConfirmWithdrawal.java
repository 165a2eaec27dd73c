package nl.kring.journey.enrolment;

import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.intake.Conversations;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Confirms how the enrolment ended, and gives back the conversation time there was. */
@Component
class ConfirmWithdrawal implements JavaDelegate {

    private final FarewellLetters letters;
    private final Conversations conversations;
    private final Enrolments enrolments;

    ConfirmWithdrawal(FarewellLetters letters, Conversations conversations, Enrolments enrolments) {
        this.letters = letters;
        this.conversations = conversations;
        this.enrolments = enrolments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        conversations.giveBackTime(enrolmentId);
        letters.send(enrolmentId);
        execution.setVariable(
                Facts.DEPARTURE, enrolments.get(enrolmentId).status().name());
    }
}
