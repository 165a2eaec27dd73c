package nl.kring.journey.initiative;

import java.util.Objects;
import nl.kring.initiative.Initiative;
import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the secretary that the network is supported, and with what. */
@Component
class SendSupport implements JavaDelegate {

    private final InitiativeLetters letters;
    private final SupportWording wording;

    SendSupport(InitiativeLetters letters, SupportWording wording) {
        this.letters = letters;
        this.wording = wording;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Initiative initiative = letters.about(execution);
        letters.send(
                execution,
                MailTemplate.SUPPORT_GRANTED,
                letter -> letter.with("reason", Objects.requireNonNull(initiative.decisionReason()))
                        .with("amount", Objects.requireNonNull(initiative.contribution()))
                        .with("purposes", wording.purposes(initiative.purposes(), initiative.locale()))
                        .with("help", wording.help(initiative.help(), initiative.locale())));
    }
}
