package nl.kring.journey.edition;

import nl.kring.journey.Facts;
import nl.kring.journey.OnlineLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody that the rest of the edition is held online, with the new times for the calendar. */
@Component
class AnnounceOnlineEdition implements JavaDelegate {

    private final OnlineLetters letters;

    AnnounceOnlineEdition(OnlineLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.tellOfEdition(Facts.editionId(execution));
    }
}
