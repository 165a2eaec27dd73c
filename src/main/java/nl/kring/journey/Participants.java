package nl.kring.journey;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.choice.Voting;
import nl.kring.companion.Intervisions;
import nl.kring.contracting.Contracting;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.network.NetworkChange;
import nl.kring.programme.Editions;
import nl.kring.session.Attendance;
import nl.kring.session.Contributions;
import nl.kring.session.Meetings;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The groups of people that a step is done for one by one; each by the id of the enrolment. */
@Component
public class Participants {

    private final Enrolments enrolments;
    private final Editions editions;
    private final Contracting contracting;
    private final Meetings meetings;
    private final Voting voting;
    private final Contributions contributions;
    private final NetworkChange change;
    private final Intervisions intervisions;
    private final TaskService tasks;

    Participants(
            Enrolments enrolments,
            Editions editions,
            Contracting contracting,
            Meetings meetings,
            Voting voting,
            Contributions contributions,
            NetworkChange change,
            Intervisions intervisions,
            TaskService tasks) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.contracting = contracting;
        this.meetings = meetings;
        this.voting = voting;
        this.contributions = contributions;
        this.change = change;
        this.intervisions = intervisions;
        this.tasks = tasks;
    }

    public List<String> ofEdition(String editionId) {
        return ids(enrolments.participantsOf(UUID.fromString(editionId)));
    }

    /** Who takes part in a meeting. */
    public List<String> ofSession(String sessionId) {
        return ids(enrolments.participantsOf(editions.getMeeting(UUID.fromString(sessionId))));
    }

    /** Who takes part in a meeting and was neither asked to hand in for it yet nor has done so. */
    public List<String> toHandIn(String sessionId) {
        Set<String> asked = tasks
                .createTaskQuery()
                .processDefinitionKey(Models.HAND_IN)
                .processVariableValueEquals(Facts.SESSION_ID, sessionId)
                .list()
                .stream()
                .map(task -> String.valueOf(tasks.getVariable(task.getId(), Facts.ENROLMENT_ID)))
                .collect(Collectors.toCollection(HashSet::new));
        meetings.handIns(UUID.fromString(sessionId))
                .forEach(handIn -> asked.add(handIn.enrolmentId().toString()));
        return ofSession(sessionId).stream()
                .filter(participant -> !asked.contains(participant))
                .toList();
    }

    /** Who has not voted yet in the current round on the topic that the group chooses. */
    public List<String> toVote(String editionId) {
        return ids(voting.stillToVote(UUID.fromString(editionId)));
    }

    /** Who of a small group has not said yet which half-days suit. */
    public List<String> toAnswerPoll(String intervisionId) {
        return ids(intervisions.stillToAnswer(intervisions.get(UUID.fromString(intervisionId))));
    }

    /** Whose case is central; nobody where the case is described already. */
    public List<String> toDescribeCase(String intervisionId) {
        return intervisions.stillToDescribe(intervisions.get(UUID.fromString(intervisionId))).stream()
                .map(UUID::toString)
                .toList();
    }

    /** Who of the group is asked to confirm a version of the agreement. */
    public List<String> ofAgreement(String agreementId) {
        return ids(toBeAsked(UUID.fromString(agreementId)));
    }

    /** Who has not confirmed a version of the agreement, except latecomers: these are asked on their own. */
    public List<Enrolment> toBeAsked(UUID agreementId) {
        Set<Object> latecomers = tasks
                .createTaskQuery()
                .processDefinitionKey(Models.CONTRACT_CONFIRMATION)
                .taskDefinitionKey("Task_ConfirmAgreement")
                .processVariableValueEquals(Facts.AGREEMENT_ID, agreementId.toString())
                .list()
                .stream()
                .map(task -> tasks.getVariable(task.getId(), Facts.ENROLMENT_ID))
                .collect(Collectors.toSet());
        return contracting.missing(agreementId).stream()
                .filter(participant -> !latecomers.contains(participant.id().toString()))
                .toList();
    }

    /** Who is asked to bring something for a meeting: of a team, everybody. */
    public List<String> contributing(String sessionId) {
        return contributions.chosen(editions.getMeeting(UUID.fromString(sessionId))).stream()
                .flatMap(turn -> turn.people().stream())
                .map(Enrolment::id)
                .map(UUID::toString)
                .toList();
    }

    /** Who is asked for the measurement that a process is about. */
    public List<String> toMeasure(DelegateExecution execution) {
        return ids(change.stillToMeasure(Facts.editionId(execution), Facts.measurement(execution)));
    }

    public List<String> absentFrom(String sessionId) {
        return attended(sessionId, false);
    }

    public List<String> presentAt(String sessionId) {
        return attended(sessionId, true);
    }

    private List<String> attended(String sessionId, boolean present) {
        return meetings.attendance(UUID.fromString(sessionId)).stream()
                .filter(attendance -> attendance.isPresent() == present)
                .map(Attendance::enrolmentId)
                .map(UUID::toString)
                .toList();
    }

    private static List<String> ids(List<Enrolment> people) {
        return people.stream().map(Enrolment::id).map(UUID::toString).toList();
    }
}
