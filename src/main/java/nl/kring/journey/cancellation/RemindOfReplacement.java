package nl.kring.journey.cancellation;

import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells whoever leaves that the colleague has not taken over yet. */
@Component
class RemindOfReplacement implements JavaDelegate {

    private final ReplacementLetters letters;

    RemindOfReplacement(ReplacementLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.pending(Facts.enrolmentId(execution));
    }
}
