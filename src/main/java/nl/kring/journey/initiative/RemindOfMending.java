package nl.kring.journey.initiative;

import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the secretary once more what is missing. */
@Component
class RemindOfMending implements JavaDelegate {

    private final InitiativeLetters letters;

    RemindOfMending(InitiativeLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.sendMissing(execution, MailTemplate.SUPPORT_MISSING_REMINDER);
    }
}
