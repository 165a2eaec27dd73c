package nl.kring.journey.session;

import java.util.UUID;
import nl.kring.journey.Facts;
import nl.kring.journey.Journeys;
import nl.kring.session.Meetings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a meeting, starts what follows (the next one, or the evaluation of the year), and looks at the ratings. */
@Component
class CloseSession implements JavaDelegate {

    private final Journeys journeys;
    private final Meetings meetings;

    CloseSession(Journeys journeys, Meetings meetings) {
        this.journeys = journeys;
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID meetingId = Facts.sessionId(execution);
        journeys.startWhatFollows(meetingId);
        execution.setVariable(Facts.RATING_BELOW_NORM, meetings.isBelowNorm(meetingId));
    }
}
