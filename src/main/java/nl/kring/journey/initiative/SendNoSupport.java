package nl.kring.journey.initiative;

import java.util.Objects;
import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the secretary that the network is not supported, and why. */
@Component
class SendNoSupport implements JavaDelegate {

    private final InitiativeLetters letters;

    SendNoSupport(InitiativeLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reason = Objects.requireNonNull(letters.about(execution).decisionReason());
        letters.send(execution, MailTemplate.SUPPORT_DECLINED, letter -> letter.with("reason", reason));
    }
}
