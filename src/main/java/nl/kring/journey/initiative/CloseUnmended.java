package nl.kring.journey.initiative;

import nl.kring.initiative.Supporting;
import nl.kring.mail.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes an application that was not mended in time. */
@Component
class CloseUnmended implements JavaDelegate {

    private final InitiativeLetters letters;
    private final Supporting supporting;

    CloseUnmended(InitiativeLetters letters, Supporting supporting) {
        this.letters = letters;
        this.supporting = supporting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supporting.lapse(letters.about(execution).id());
        letters.send(execution, MailTemplate.SUPPORT_LAPSED, letter -> letter);
    }
}
