package nl.kring.journey.initiative;

import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Confirms that the application is withdrawn. */
@Component
class ConfirmApplicationWithdrawal implements JavaDelegate {

    private final InitiativeLetters letters;

    ConfirmApplicationWithdrawal(InitiativeLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.send(execution, MailTemplate.SUPPORT_WITHDRAWN, letter -> letter);
    }
}
