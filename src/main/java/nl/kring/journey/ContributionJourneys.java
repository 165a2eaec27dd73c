package nl.kring.journey;

import java.util.Date;
import java.util.UUID;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.MeetingRescheduled;
import nl.kring.session.Contributed;
import nl.kring.session.Contributions;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is asked to bring something for a meeting, and until when. */
@Component
class ContributionJourneys {

    private final TaskService tasks;
    private final Editions editions;
    private final Contributions contributions;

    ContributionJourneys(TaskService tasks, Editions editions, Contributions contributions) {
        this.tasks = tasks;
        this.editions = editions;
        this.contributions = contributions;
    }

    /** Whoever brings something does so for all of the team. */
    @EventListener
    void askNoLonger(Contributed contributed) {
        contributed
                .others()
                .forEach(other -> asked(contributed.meetingId())
                        .taskVariableValueEquals(Facts.ENROLMENT_ID, other.toString())
                        .list()
                        .forEach(task -> tasks.complete(task.getId())));
    }

    /** What they bring is due so long before the meeting, also when that changes. */
    @EventListener
    void putOff(MeetingRescheduled rescheduled) {
        Meeting meeting = editions.getMeeting(rescheduled.meetingId());
        contributions
                .closesAt(meeting)
                .ifPresent(closes -> asked(meeting.id()).list().forEach(task -> {
                    task.setDueDate(Date.from(closes.toInstant()));
                    tasks.saveTask(task);
                }));
    }

    private TaskQuery asked(UUID meetingId) {
        return tasks.createTaskQuery()
                .processDefinitionKey(Models.CONTRIBUTION)
                .processVariableValueEquals(Facts.SESSION_ID, meetingId.toString());
    }
}
