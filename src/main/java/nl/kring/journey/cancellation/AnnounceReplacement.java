package nl.kring.journey.cancellation;

import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Confirms that a colleague was asked to take over. */
@Component
class AnnounceReplacement implements JavaDelegate {

    private final ReplacementLetters letters;

    AnnounceReplacement(ReplacementLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.asked(Facts.enrolmentId(execution));
    }
}
