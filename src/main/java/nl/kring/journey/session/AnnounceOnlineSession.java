package nl.kring.journey.session;

import nl.kring.journey.Facts;
import nl.kring.journey.OnlineLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody that the meeting is held online, with the new time for the calendar. */
@Component
class AnnounceOnlineSession implements JavaDelegate {

    private final OnlineLetters letters;

    AnnounceOnlineSession(OnlineLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.tellOfMeeting(Facts.sessionId(execution));
    }
}
