package nl.kring.journey.choice;

import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody, and who leads the meeting, which topic was chosen. */
@Component
class AnnounceTopic implements JavaDelegate {

    private final VoteLetters letters;

    AnnounceTopic(VoteLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announce(Facts.editionId(execution));
    }
}
