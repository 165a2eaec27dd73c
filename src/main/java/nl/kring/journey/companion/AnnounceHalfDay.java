package nl.kring.journey.companion;

import nl.kring.companion.Intervisions;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Invites a group to its half-day, and says whose case is central. */
@Component
class AnnounceHalfDay implements JavaDelegate {

    private final Intervisions intervisions;
    private final IntervisionLetters letters;

    AnnounceHalfDay(Intervisions intervisions, IntervisionLetters letters) {
        this.intervisions = intervisions;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announce(intervisions.get(Facts.intervisionId(execution)));
    }
}
