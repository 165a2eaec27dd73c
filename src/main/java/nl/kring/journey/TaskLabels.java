package nl.kring.journey;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.Programmes;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives every task the line that tells it from others of its kind in Tasklist: the enrolment's reference, the meeting's
 * title, the edition's or the programme's. Never a name: what the engine keeps outlives what the database forgets.
 */
@Component
public class TaskLabels {

    /** The task's own variable that Tasklist shows; it goes with the task. */
    public static final String SUBJECT = "subject";

    /** The staff's language. */
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final Enrolments enrolments;
    private final Editions editions;
    private final Programmes programmes;

    TaskLabels(Enrolments enrolments, Editions editions, Programmes programmes) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.programmes = programmes;
    }

    @EventListener(condition = "#task.eventName == 'create'")
    void label(DelegateTask task) {
        subject(task).ifPresent(subject -> task.setVariableLocal(SUBJECT, subject));
    }

    private Optional<String> subject(DelegateTask task) {
        return businessKey(task)
                .or(() -> Facts.find(task, Facts.ENROLMENT_ID)
                        .flatMap(enrolments::findById)
                        .map(Enrolment::reference))
                .or(() -> Facts.find(task, Facts.SESSION_ID).map(this::meeting))
                .or(() -> Facts.find(task, Facts.EDITION_ID)
                        .flatMap(editions::findById)
                        .map(TaskLabels::edition))
                .or(() -> Facts.find(task, Facts.PROGRAMME_ID)
                        .flatMap(programmes::findById)
                        .map(programme -> programme.definition().title().in(DUTCH)));
    }

    private static Optional<String> businessKey(DelegateTask task) {
        return Optional.ofNullable(task.getExecution()).map(execution -> execution.getProcessBusinessKey());
    }

    private String meeting(UUID sessionId) {
        Meeting meeting = editions.getMeeting(sessionId);
        return meeting.title().in(DUTCH) + ", " + edition(editions.get(meeting.editionId()));
    }

    private static String edition(Edition edition) {
        return edition.definition().title().in(DUTCH) + " " + edition.title();
    }
}
