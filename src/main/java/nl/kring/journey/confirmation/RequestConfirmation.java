package nl.kring.journey.confirmation;

import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the candidate to confirm the e-mail address. */
@Component
class RequestConfirmation implements JavaDelegate {

    private final ConfirmationLetters letters;

    RequestConfirmation(ConfirmationLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.send(Facts.enrolmentId(execution), MailTemplate.CONFIRM_ADDRESS);
    }
}
