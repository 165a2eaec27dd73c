package nl.kring.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.admission.MinimumReached;
import nl.kring.cancellation.CancellationAsked;
import nl.kring.cancellation.ReplacementDecided;
import nl.kring.contracting.AgreementConfirmed;
import nl.kring.contracting.AgreementReplaced;
import nl.kring.contracting.AmendmentAsked;
import nl.kring.enrolment.AddressConfirmed;
import nl.kring.enrolment.EditionChanged;
import nl.kring.enrolment.EnrolmentMoved;
import nl.kring.enrolment.EnrolmentReceived;
import nl.kring.enrolment.EnrolmentWithdrawn;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.PlaceOffered;
import nl.kring.enrolment.TeamGathered;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionCancelled;
import nl.kring.programme.EditionGoesAhead;
import nl.kring.programme.EditionMovedOnline;
import nl.kring.programme.EditionOpened;
import nl.kring.programme.EditionWanted;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.MeetingRescheduled;
import nl.kring.session.Meetings;
import nl.kring.session.SessionMovedOnline;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the engine what happened in the stages, in the transaction in which it happened. */
@Component
public class Journeys {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EditionTimers timers;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Meetings meetings;
    private final OnlineLetters onlineLetters;
    private final CompanionJourneys companions;

    Journeys(
            RuntimeService runtime,
            TaskService tasks,
            EditionTimers timers,
            Enrolments enrolments,
            Editions editions,
            Meetings meetings,
            OnlineLetters onlineLetters,
            CompanionJourneys companions) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.timers = timers;
        this.enrolments = enrolments;
        this.editions = editions;
        this.meetings = meetings;
        this.onlineLetters = onlineLetters;
        this.companions = companions;
    }

    /** After the places of the edition were made, which listens to the same event. */
    @EventListener
    @Order
    void watchOver(EditionOpened opened) {
        runtime.startProcessInstanceByKey(
                editions.get(opened.editionId()).definition().processes().edition(),
                Facts.aboutEdition(opened.editionId()));
    }

    /** One coordinator is asked once, however many come after the number was full. */
    @EventListener
    void plan(EditionWanted wanted) {
        boolean isAsked = runtime.createProcessInstanceQuery()
                        .processDefinitionKey(Models.EDITION_PLANNING)
                        .variableValueEquals(
                                Facts.PROGRAMME_ID, wanted.programmeId().toString())
                        .count()
                > 0;
        if (!isAsked) {
            runtime.startProcessInstanceByKey(Models.EDITION_PLANNING, Facts.aboutProgramme(wanted.programmeId()));
        }
    }

    /** Nobody is asked to plan what was planned at the desk. */
    @EventListener
    void planNoLonger(EditionOpened opened) {
        tellAll(
                Models.EDITION_PLANNED,
                Facts.PROGRAMME_ID,
                editions.get(opened.editionId()).programme().id());
    }

    @EventListener
    void start(EnrolmentReceived received) {
        runtime.startProcessInstanceByKey(
                editions.get(received.editionId()).definition().processes().enrolment(),
                enrolments.get(received.enrolmentId()).reference(),
                Facts.aboutEnrolment(received.enrolmentId(), received.editionId()));
    }

    @EventListener
    void goOn(AddressConfirmed confirmed) {
        runtime.createMessageCorrelation(Models.ADDRESS_CONFIRMED)
                .processInstanceVariableEquals(
                        Facts.ENROLMENT_ID, confirmed.enrolmentId().toString())
                .setVariable(Facts.ADDRESS_CONFIRMED, true)
                .correlate();
    }

    @EventListener
    void goOn(TeamGathered gathered) {
        gathered.enrolmentIds()
                .forEach(enrolmentId -> runtime.createMessageCorrelation(Models.TEAM_GATHERED)
                        .processInstanceVariableEquals(Facts.ENROLMENT_ID, enrolmentId.toString())
                        .correlate());
    }

    /** What a process waits for, and what it says, follows the edition that the enrolment belongs to now. */
    @EventListener
    void follow(EditionChanged changed) {
        runtime.createProcessInstanceQuery()
                .variableValueEquals(Facts.ENROLMENT_ID, changed.enrolmentId().toString())
                .list()
                .forEach(process -> runtime.setVariable(
                        process.getId(), Facts.EDITION_ID, changed.editionId().toString()));
    }

    @EventListener
    void goOn(PlaceOffered offered) {
        runtime.createMessageCorrelation(Models.PLACE_OFFERED)
                .processInstanceVariableEquals(
                        Facts.ENROLMENT_ID, offered.enrolmentId().toString())
                .correlate();
    }

    /** Only the first confirmation is waited for; those of amendments find nobody waiting any more. */
    @EventListener
    void goOn(AgreementConfirmed confirmed) {
        tellAll(Models.AGREEMENT_CONFIRMED, Facts.ENROLMENT_ID, confirmed.enrolmentId());
    }

    /** Whoever completed the year without ever confirming is not waited for any more. */
    @EventListener(condition = "#moved.status().name() == 'COMPLETED'")
    void waitNoLonger(EnrolmentMoved moved) {
        tellAll(Models.YEAR_COMPLETED, Facts.ENROLMENT_ID, moved.enrolmentId());
    }

    /** Nobody is asked to confirm a version that does not hold any more. */
    @EventListener
    void askNoLonger(AgreementReplaced replaced) {
        tellAll(Models.AGREEMENT_REPLACED, Facts.AGREEMENT_ID, replaced.agreementId());
    }

    /** Ends the journey, if it is still going on, and what the group's processes ask of this person. */
    @EventListener
    void end(EnrolmentWithdrawn withdrawn) {
        // Asked first: what the end of the journey takes along can still be found until the transaction is over.
        List<Task> askedWithTheGroup = tasks
                .createTaskQuery()
                .taskCandidateGroup(CandidateTasks.GROUP)
                .includeAssignedTasks()
                .taskVariableValueEquals(
                        Facts.ENROLMENT_ID, withdrawn.enrolmentId().toString())
                .list()
                .stream()
                .filter(this::isAskedOfAGroup)
                .toList();
        companions.passOn(withdrawn);
        tellAll(Models.ENROLMENT_WITHDRAWN, Facts.ENROLMENT_ID, withdrawn.enrolmentId());
        askedWithTheGroup.forEach(task -> tasks.complete(task.getId()));
        companions.leave(withdrawn);
    }

    /** What a process about one person asks goes with that process. */
    private boolean isAskedOfAGroup(Task task) {
        return runtime.getVariableLocal(task.getProcessInstanceId(), Facts.ENROLMENT_ID) == null;
    }

    @EventListener
    void settle(CancellationAsked asked) {
        Map<String, Object> facts = new HashMap<>(Facts.aboutEnrolment(asked.enrolmentId(), asked.editionId()));
        facts.put(Facts.REPLACEMENT_PROPOSED, asked.replacementProposed());
        runtime.startProcessInstanceByKey(
                Models.CANCELLATION, enrolments.get(asked.enrolmentId()).reference(), facts);
    }

    /** What a colleague decides later, once the deadline has passed, finds nobody waiting. */
    @EventListener
    void goOn(ReplacementDecided decided) {
        runtime.createMessageCorrelation(Models.REPLACEMENT_DECIDED)
                .processInstanceVariableEquals(
                        Facts.ENROLMENT_ID, decided.enrolmentId().toString())
                .setVariable(Facts.REPLACED, decided.replaced())
                .correlateAll();
    }

    @EventListener
    void endAll(EditionCancelled cancelled) {
        tellAll(Models.EDITION_CANCELLED, Facts.EDITION_ID, cancelled.editionId());
    }

    @EventListener
    void decide(MinimumReached reached) {
        tellAll(Models.MINIMUM_REACHED, Facts.EDITION_ID, reached.editionId());
    }

    /** What goes on beside the meetings begins once it is certain that there will be meetings. */
    @EventListener
    void accompany(EditionGoesAhead decided) {
        editions.get(decided.editionId())
                .definition()
                .accompanying()
                .forEach(
                        process -> runtime.startProcessInstanceByKey(process, Facts.aboutEdition(decided.editionId())));
    }

    /** One amendment at a time: asking again while it is being recorded changes nothing. */
    @EventListener
    void amend(AmendmentAsked asked) {
        boolean isBeingRecorded = tasks.createTaskQuery()
                        .taskDefinitionKey("Task_RecordSetUp")
                        .processVariableValueEquals(
                                Facts.EDITION_ID, asked.editionId().toString())
                        .count()
                > 0;
        if (!isBeingRecorded) {
            runtime.startProcessInstanceByKey(Models.KICK_OFF_CONTRACTING, Facts.aboutEdition(asked.editionId()));
        }
    }

    /** Also when it is so far ahead that nothing goes on for the meeting yet. */
    @EventListener
    void announce(SessionMovedOnline moved) {
        boolean goesOn = runtime.createProcessInstanceQuery()
                        .processDefinitionKey(Models.SESSION)
                        .variableValueEquals(Facts.SESSION_ID, moved.meetingId().toString())
                        .count()
                > 0;
        if (goesOn) {
            tellAll(Models.SESSION_MOVED_ONLINE, Facts.SESSION_ID, moved.meetingId());
        } else {
            onlineLetters.tellOfMeeting(moved.meetingId());
        }
    }

    @EventListener
    void announce(EditionMovedOnline moved) {
        runtime.startProcessInstanceByKey(Models.EDITION_ONLINE, Facts.aboutEdition(moved.editionId()));
    }

    /** What waits for a date of the meeting waits for its new date. */
    @EventListener
    void follow(MeetingRescheduled rescheduled) {
        timers.followAll(Facts.SESSION_ID, rescheduled.meetingId());
    }

    /** Starts the process of a meeting. */
    public void startSession(UUID meetingId) {
        UUID editionId = meetings.begin(meetingId).editionId();
        runtime.startProcessInstanceByKey(Models.SESSION, Facts.aboutSession(meetingId, editionId));
    }

    /**
     * Starts what comes after a meeting: the next one of the same people, or the evaluation of the year, once all groups
     * have had their last one.
     */
    public void startWhatFollows(UUID meetingId) {
        Meeting over = editions.getMeeting(meetingId);
        Edition edition = editions.lockById(over.editionId()).orElseThrow();
        Optional<Meeting> next = edition.meetingAfter(over);
        if (next.isPresent()) {
            startSession(next.get().id());
        } else if (meetings.areThrough(edition.id())) {
            runtime.startProcessInstanceByKey(Models.FIRST_YEAR_EVALUATION, Facts.aboutEdition(edition.id()));
        }
    }

    private void tellAll(String message, String fact, UUID id) {
        runtime.createMessageCorrelation(message)
                .processInstanceVariableEquals(fact, id.toString())
                .correlateAll();
    }
}
