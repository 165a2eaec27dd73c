package nl.kring.journey.edition;

import nl.kring.journey.Facts;
import nl.kring.programme.Editions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody on the interest list, once, that they can enrol. */
@Component
class TellInterestList implements JavaDelegate {

    private final OpeningLetters letters;
    private final Editions editions;

    TellInterestList(OpeningLetters letters, Editions editions) {
        this.letters = letters;
        this.editions = editions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.send(editions.get(Facts.editionId(execution)));
    }
}
