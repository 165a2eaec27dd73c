package nl.kring.journey.companion;

import nl.kring.companion.Intervisions;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks a group which half-days suit. */
@Component
class OpenDatePoll implements JavaDelegate {

    private final Intervisions intervisions;
    private final IntervisionLetters letters;

    OpenDatePoll(Intervisions intervisions, IntervisionLetters letters) {
        this.intervisions = intervisions;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.askForDates(intervisions.openPoll(Facts.intervisionId(execution)));
    }
}
