package nl.kring.journey.initiative;

import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the secretary which criteria are not met, and how to mend that. */
@Component
class TellMissingCriteria implements JavaDelegate {

    private final InitiativeLetters letters;

    TellMissingCriteria(InitiativeLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.sendMissing(execution, MailTemplate.SUPPORT_MISSING);
    }
}
