package nl.kring.journey;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentMoved;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.GroupChanged;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.network.NetworkMembers;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.MeetingRescheduled;
import nl.kring.session.Meetings;
import nl.kring.session.Session;
import nl.kring.session.Sessions;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives those who take part in a meeting its preparation and asks them for what is to be handed in: all at once, and whoever
 * joins them later on that day.
 */
@Component
public class PreparationJourneys {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Meetings meetings;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Correspondence correspondence;
    private final NetworkMembers members;
    private final ContributionWording wording;
    private final Clock clock;

    PreparationJourneys(
            RuntimeService runtime,
            TaskService tasks,
            Enrolments enrolments,
            Editions editions,
            Meetings meetings,
            Sessions sessions,
            Outbox outbox,
            Correspondence correspondence,
            NetworkMembers members,
            ContributionWording wording,
            Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.enrolments = enrolments;
        this.editions = editions;
        this.meetings = meetings;
        this.sessions = sessions;
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.members = members;
        this.wording = wording;
        this.clock = clock;
    }

    /** To everybody who takes part in the meeting. */
    public void send(Meeting meeting) {
        enrolments.participantsOf(meeting).forEach(participant -> write(meeting, participant));
        askForHandIns(meeting);
    }

    @EventListener(condition = "#moved.status().name() == 'ADMITTED'")
    void include(EnrolmentMoved moved) {
        catchUp(enrolments.get(moved.enrolmentId()));
    }

    @EventListener
    void follow(GroupChanged changed) {
        Enrolment enrolment = enrolments.get(changed.enrolmentId());
        handIns().taskVariableValueEquals(Facts.ENROLMENT_ID, enrolment.id().toString()).list().stream()
                .filter(task -> !meetingOf(task).isFor(enrolment.group()))
                .forEach(task -> tasks.complete(task.getId()));
        if (enrolment.status().isParticipating()) {
            catchUp(enrolment);
        }
    }

    /** What is to be handed in is due when the meeting begins, also when that changes. */
    @EventListener
    void putOff(MeetingRescheduled rescheduled) {
        Date begins = Date.from(
                editions.getMeeting(rescheduled.meetingId()).startsAt().toInstant());
        handIns()
                .processVariableValueEquals(
                        Facts.SESSION_ID, rescheduled.meetingId().toString())
                .list()
                .forEach(task -> {
                    task.setDueDate(begins);
                    tasks.saveTask(task);
                });
    }

    /** With the meetings of the own group that are prepared already and still to come. */
    private void catchUp(Enrolment latecomer) {
        List<Meeting> ahead = editions.get(latecomer.editionId()).meetingsOf(latecomer.group()).stream()
                .filter(meeting -> meeting.startsAt().toInstant().isAfter(clock.instant()))
                .filter(meeting -> sessions.findById(meeting.id())
                        .filter(Session::isPrepared)
                        .isPresent())
                .filter(meeting -> !isCollecting(meeting))
                .toList();
        for (Meeting meeting : ahead) {
            write(meeting, latecomer);
            askForHandIns(meeting);
        }
    }

    /** Once what others bring is in, the preparation goes to everybody who takes part by then. */
    private boolean isCollecting(Meeting meeting) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(Models.CONTRIBUTION)
                        .variableValueEquals(Facts.SESSION_ID, meeting.id().toString())
                        .count()
                > 0;
    }

    private void write(Meeting meeting, Enrolment participant) {
        Session session = sessions.get(meeting.id());
        outbox.post(correspondence
                .toCandidate(participant.id(), MailTemplate.SESSION_PREPARATION)
                .milestone(meeting.id().toString())
                .with("session", meeting.title().in(participant.locale()))
                .with("startsAt", meeting.startsAt())
                .with("place", meeting.whereabouts())
                .with("theme", Objects.requireNonNullElse(session.theme(), ""))
                .with("material", Objects.requireNonNullElse(session.material(), ""))
                .with("assignments", Objects.requireNonNullElse(session.assignments(), ""))
                .with("question", members.threadOf(participant))
                .with("contributions", wording.inLetter(meeting, participant.locale()))
                .attach(correspondence.invitation(meeting, participant)));
    }

    /** Everybody who was not asked yet, where the preparation asks for something. */
    private void askForHandIns(Meeting meeting) {
        if (meetings.asksForHandIns(meeting.id())) {
            runtime.startProcessInstanceByKey(Models.HAND_IN, Facts.aboutSession(meeting.id(), meeting.editionId()));
        }
    }

    private TaskQuery handIns() {
        return tasks.createTaskQuery().processDefinitionKey(Models.HAND_IN);
    }

    private Meeting meetingOf(Task task) {
        return editions.getMeeting(UUID.fromString(String.valueOf(tasks.getVariable(task.getId(), Facts.SESSION_ID))));
    }
}
