package nl.kring.journey.confirmation;

import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the candidate that the e-mail address is not confirmed yet. */
@Component
class RemindOfConfirmation implements JavaDelegate {

    private final ConfirmationLetters letters;

    RemindOfConfirmation(ConfirmationLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.send(Facts.enrolmentId(execution), MailTemplate.CONFIRMATION_REMINDER);
    }
}
