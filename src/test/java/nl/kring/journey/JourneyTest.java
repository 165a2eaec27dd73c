package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.cancellation.Cancelling;
import nl.kring.contracting.Agreement;
import nl.kring.contracting.Agreements;
import nl.kring.contracting.Contracting;
import nl.kring.enrolment.Allocation;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.NewEnrolment;
import nl.kring.enrolment.Places;
import nl.kring.enrolment.Teams;
import nl.kring.evaluation.Evaluations;
import nl.kring.form.Option;
import nl.kring.form.TaskForms;
import nl.kring.identity.Actor;
import nl.kring.identity.StaffRole;
import nl.kring.intake.Conversations;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Mailbox;
import nl.kring.programme.Definitions;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.Planning;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import nl.kring.programme.Programmes;
import nl.kring.session.Meetings;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Walks people through the real processes: candidates and staff fill in the real forms through the one seam, time passes by
 * moving the clock. Every test has editions and people of its own.
 */
@KringTest
public abstract class JourneyTest {

    protected static final String PROGRAMME = "bestuurssecretarissen";
    protected static final Actor COORDINATOR = Actor.staff("coordinator", "Coördinator");
    protected static final Actor FACILITATOR = Actor.staff("facilitator", "Begeleider");

    @Autowired
    protected ProcessEngine engine;

    @Autowired
    protected RuntimeService runtime;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected HistoryService history;

    @Autowired
    protected ManagementService management;

    @Autowired
    protected TaskForms taskForms;

    @Autowired
    protected TimeMachine timeMachine;

    @Autowired
    protected AppClock clock;

    @Autowired
    protected Planning planning;

    @Autowired
    protected Editions editions;

    @Autowired
    protected Enrolling enrolling;

    @Autowired
    protected Enrolments enrolments;

    @Autowired
    protected Cancelling cancelling;

    @Autowired
    protected Places places;

    @Autowired
    protected Allocation allocation;

    @Autowired
    protected Teams teams;

    @Autowired
    protected Conversations conversations;

    @Autowired
    protected Contracting contracting;

    @Autowired
    protected Agreements agreements;

    @Autowired
    protected Meetings meetings;

    @Autowired
    protected Evaluations evaluations;

    @Autowired
    protected MailLog mailLog;

    @Autowired
    protected Mailbox mailbox;

    @Autowired
    protected Programmes programmes;

    @BeforeEach
    void useTheRunningEngine() {
        init(engine);
        LocaleContextHolder.setLocale(Locale.forLanguageTag("nl"));
    }

    /** Leaves nothing behind that would wake up when the next test lets time pass. */
    @AfterEach
    void endAllProcesses() {
        LocaleContextHolder.resetLocaleContext();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(process ->
                        runtime.deleteProcessInstanceIfExists(process.getId(), "test over", true, true, true, false));
    }

    // Editions and people -----------------------------------------------------------------------------------------

    /** An edition that is open for enrolment, with its kick-off in twelve weeks and three conversation times offered. */
    protected Edition anOpenEdition() {
        LocalDate kickOff = clock.today().plusWeeks(12);
        Edition edition = planning.planEdition(PROGRAMME, "Test " + UUID.randomUUID(), kickOff);
        for (int day = 20; day < 23; day++) {
            ZonedDateTime at = clock.today().plusDays(day).atTime(10, 0).atZone(AppClock.ZONE);
            conversations.offer(edition.id(), at, "https://meet.example/" + day, "facilitator " + edition.id());
        }
        timeMachine.settle();
        return edition;
    }

    /** The same with so many places. */
    protected Edition anOpenEditionWithPlaces(int capacity) {
        Edition edition = anOpenEdition();
        allocation.setCapacity(edition.id(), capacity);
        return edition;
    }

    /** An open edition of a programme that is like the shipped one, but only for some sectors. */
    protected Edition anOpenEditionFor(String slug, List<String> sectors) {
        return anOpenEditionOf(
                slug, yaml -> sectors.forEach(((ObjectNode) yaml.get("conditions")).withArray("sectors")::add));
    }

    /** An open edition of a programme that is like the shipped one, but in which people enrol in teams. */
    protected Edition anOpenEditionForTeams(String slug, TeamRules teams) {
        return anOpenEditionOf(slug, yaml -> yaml.putPOJO("teams", teams));
    }

    /** An open edition of a programme that is like the shipped one, but invoices only once the edition goes ahead. */
    protected Edition anOpenEditionInvoicedOnGo(String slug) {
        return anOpenEditionOf(slug, yaml -> ((ObjectNode) yaml.get("invoicing")).put("moment", "GO"));
    }

    /** An open edition of a programme that is like the shipped one, but for members of an association only. */
    protected Edition anOpenEditionForMembers(String slug, String association) {
        return anOpenEditionOf(slug, yaml -> {
            ObjectNode membership = ((ObjectNode) yaml.get("conditions")).putObject("membership");
            membership.put("association", association).put("url", "https://vereniging.example/lid-worden");
            membership
                    .putObject("howToJoin")
                    .put("nl", "Vul op de site het formulier in.")
                    .put("en", "Fill in the form on the site.");
        });
    }

    /**
     * An open edition of a programme that is like the shipped one.
     *
     * @param change what its YAML says otherwise
     */
    protected Edition anOpenEditionOf(String slug, Consumer<ObjectNode> change) {
        planning.introduce(Definitions.with(change.andThen(yaml -> yaml.put("slug", slug))));
        Edition edition = planning.planEdition(
                slug, "Test " + UUID.randomUUID(), clock.today().plusWeeks(12));
        timeMachine.settle();
        return edition;
    }

    protected Enrolment aNewCandidate(Edition edition) {
        return enrolling.receive(interestForm(edition, "Noor", UUID.randomUUID() + "@school.example"));
    }

    protected static NewEnrolment interestForm(Edition edition, String givenName, String email) {
        return interestForm(edition, givenName, email, EditionGroup.ALL);
    }

    protected static NewEnrolment interestForm(Edition edition, String givenName, String email, int group) {
        return new NewEnrolment(
                edition.id(),
                givenName,
                "van den Berg",
                email,
                "06 12345678",
                "Stichting De Waterlanden",
                "Bestuurssecretaris",
                "PRIMARY",
                12,
                4200,
                null,
                null,
                Locale.forLanguageTag("nl"),
                null,
                group);
    }

    protected Enrolment aConfirmedCandidate(Edition edition) {
        Enrolment candidate = aNewCandidate(edition);
        enrolling.confirmAddress(candidate.id());
        return candidate;
    }

    protected Enrolment aCandidateWithCompleteIntake(Edition edition) {
        Enrolment candidate = aConfirmedCandidate(edition);
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        holdConversation(candidate);
        return candidate;
    }

    protected Enrolment anAdmittedCandidate(Edition edition) {
        Enrolment candidate = aCandidateWithCompleteIntake(edition);
        decideForOrganiser(candidate, "YES");
        decideForCandidate(candidate, "YES");
        return candidate;
    }

    /** Admitted to an edition that goes ahead and whose kick-off has been agreed on and confirmed. */
    protected Enrolment aParticipant(Edition edition) {
        return theParticipants(edition, 1).get(0);
    }

    protected List<Enrolment> theParticipants(Edition edition, int number) {
        List<Enrolment> participants = Stream.generate(() -> anAdmittedCandidate(edition))
                .limit(number)
                .toList();
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        passTimeUntil(edition.kickOff().endsAt());
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        participants.forEach(participant -> answer(participant, "Task_ConfirmAgreement", Map.of("confirmed", "true")));
        return participants;
    }

    // Steps ---------------------------------------------------------------------------------------------------------

    protected void fillInIntakeForm(Enrolment candidate) {
        answer(candidate, "Task_FillInIntakeForm", INTAKE);
    }

    protected static final Map<String, Object> CONFIRMED = Map.of("confirmed", "true");

    protected static final Map<String, Object> INTAKE = Map.ofEntries(
            Map.entry("developmentQuestion", "Hoe houd ik rolvast afstand tot mijn bestuurder?"),
            Map.entry("priorKnowledge", "Vijf jaar bestuurssecretaris, daarvoor jurist"),
            Map.entry("organisationContext", "Veertien scholen in een krimpregio"),
            Map.entry("bring", "Ervaring met een fusie"),
            Map.entry("get", "Een kring van vakgenoten"),
            Map.entry("billingOrganisation", "Stichting De Waterlanden"),
            Map.entry("billingStreet", "Dijkweg 7"),
            Map.entry("billingPostcode", "1441 AB"),
            Map.entry("billingCity", "Purmerend"),
            Map.entry("billingCountry", "NL"),
            Map.entry("billingChamberOfCommerce", "90004567"),
            Map.entry("billingEmail", "facturen@waterlanden.example"));

    /** The first offered time, or a proposal when there is none left. */
    protected void chooseAnyTime(Enrolment candidate) {
        var open = conversations.open(candidate.editionId());
        if (open.isEmpty()) {
            answer(candidate, "Task_ChooseConversationTime", Map.of("proposal", "Vrijdagochtend"));
            answerAs(
                    FACILITATOR,
                    candidate,
                    "Task_AgreeConversationTime",
                    Map.of(
                            "startsAt",
                            clock.today().plusDays(20) + "T11:00",
                            "conversationLink",
                            "https://meet.example/x"));
        } else {
            answer(
                    candidate,
                    "Task_ChooseConversationTime",
                    Map.of("slotId", open.get(0).id().toString()));
        }
    }

    protected void holdConversation(Enrolment candidate) {
        answerAs(
                FACILITATOR,
                candidate,
                "Task_HoldIntakeConversation",
                Map.of(
                        "conversationHeld",
                        "YES",
                        "report",
                        "Goed gesprek over rolvastheid",
                        "impression",
                        "Past in de groep"));
    }

    protected void decideForOrganiser(Enrolment candidate, String decision) {
        answerAs(FACILITATOR, candidate, "Task_DecideOnAdmission", Map.of("decision", decision, "reason", "Overwogen"));
    }

    protected void decideForCandidate(Enrolment candidate, String decision) {
        answer(candidate, "Task_DecideOnTakingPart", Map.of("decision", decision, "reason", "Goed over nagedacht"));
    }

    protected void decideGo(Edition edition, String decision) {
        Map<String, Object> answers = new HashMap<>(Map.of("decision", decision, "reason", "De cijfers"));
        answerAs(COORDINATOR, editionTask(edition, "Task_DecideGoOrNoGo"), answers);
    }

    protected Map<String, Object> setUp(Edition edition) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "themes", "Rolvastheid en tegenspraak",
                "workingForm", "Intervisie",
                "workingAgreements", "Wat hier gezegd wordt blijft hier",
                "place", "Utrecht"));
        for (Meeting meeting : editions.get(edition.id()).meetings()) {
            if (meeting.number() > 0) {
                String session = "session" + meeting.number();
                answers.put(
                        session + "Start", meeting.startsAt().toLocalDateTime().toString());
                answers.put(session + "End", meeting.endsAt().toLocalDateTime().toString());
                answers.put(session + "Place", "Kasteel Groeneveld");
            }
        }
        return answers;
    }

    // Filling in forms ------------------------------------------------------------------------------------------------

    /** The candidate fills in the form of the task that is open for them. */
    protected void answer(Enrolment candidate, String taskKey, Map<String, Object> answers) {
        taskForms.submit(onlyTask(candidate, taskKey).getId(), self(candidate), answers);
    }

    /** Staff fill in the form of a task about an enrolment. */
    protected void answerAs(Actor staff, Enrolment about, String taskKey, Map<String, Object> answers) {
        answerAs(staff, onlyTask(about, taskKey), answers);
    }

    protected void answerAs(Actor staff, Task task, Map<String, Object> answers) {
        taskForms.submit(task.getId(), staff, answers);
    }

    protected Task onlyTask(Enrolment about, String taskKey) {
        List<Task> found = openTasks(about, taskKey);
        assertThat(found)
                .as("open tasks " + taskKey + " of " + about.reference())
                .hasSize(1);
        return found.get(0);
    }

    protected List<Task> openTasks(Enrolment about, String taskKey) {
        return taskQuery(taskKey).list().stream()
                .filter(task -> about.id().toString().equals(tasks.getVariable(task.getId(), Facts.ENROLMENT_ID)))
                .toList();
    }

    protected static Actor self(Enrolment enrolment) {
        return Actor.candidate(enrolment.email(), enrolment.name());
    }

    /** What the form of a task shows to somebody under a key, as a text. */
    protected String shown(Task task, Actor actor, String key) {
        return String.valueOf(taskForms.open(task.getId(), actor).values().get(key));
    }

    /** The choices that the form of a task offers under a key. */
    protected List<String> offered(Task task, Actor actor, String key) {
        return taskForms.open(task.getId(), actor).values().get(key) instanceof List<?> options
                ? options.stream().map(option -> ((Option) option).value()).toList()
                : List.of();
    }

    protected Task editionTask(Edition edition, String taskKey) {
        List<Task> found = editionTasks(edition, taskKey);
        assertThat(found).as("open tasks " + taskKey).hasSize(1);
        return found.get(0);
    }

    protected List<Task> editionTasks(Edition edition, String taskKey) {
        return taskQuery(taskKey)
                .processVariableValueEquals(Facts.EDITION_ID, edition.id().toString())
                .list();
    }

    private TaskQuery taskQuery(String taskKey) {
        return tasks.createTaskQuery().taskDefinitionKey(taskKey);
    }

    // Time
    // --------------------------------------------------------------------------------------------------------------

    /** Lets time pass; everything that falls due on the way happens in its order. */
    protected void passTime(Duration duration) {
        timeMachine.advanceTo(clock.instant().plus(duration));
    }

    protected void passTimeUntil(ZonedDateTime moment) {
        if (moment.toInstant().isAfter(clock.instant())) {
            timeMachine.advanceTo(moment.toInstant());
        } else {
            timeMachine.settle();
        }
    }

    // Looking
    // -----------------------------------------------------------------------------------------------------------

    protected EnrolmentStatus statusOf(Enrolment enrolment) {
        return enrolments.get(enrolment.id()).status();
    }

    /** The end events that were reached in the processes about an enrolment, by their ids in the models. */
    protected List<String> endsOf(Enrolment enrolment) {
        return ends(Facts.ENROLMENT_ID, enrolment.id());
    }

    protected List<String> endsOf(Edition edition) {
        return ends(Facts.EDITION_ID, edition.id());
    }

    protected List<String> ends(String fact, UUID id) {
        return ends(fact, id, process -> true);
    }

    private List<String> ends(String fact, UUID id, Predicate<HistoricProcessInstance> counts) {
        return history.createHistoricProcessInstanceQuery().variableValueEquals(fact, id.toString()).list().stream()
                .filter(counts)
                .flatMap(
                        process -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(process.getId())
                                .finished()
                                .list()
                                .stream())
                .filter(activity ->
                        activity.getActivityType().toLowerCase(Locale.ROOT).endsWith("endevent"))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Those of its own process and of what goes on beside it, without what it calls. */
    protected List<String> ends(Meeting session) {
        return ends(Facts.SESSION_ID, session.id(), process -> process.getSuperProcessInstanceId() == null);
    }

    /** The ids of the elements of the models at which an enrolment waits now; invoices go their own way. */
    protected List<String> waitsOf(Enrolment enrolment) {
        return runtime
                .createProcessInstanceQuery()
                .variableValueEquals(Facts.ENROLMENT_ID, enrolment.id().toString())
                .list()
                .stream()
                .filter(process -> !process.getProcessDefinitionId().startsWith("InvoiceProcess"))
                .flatMap(process -> runtime.getActiveActivityIds(process.getId()).stream())
                .toList();
    }

    /** Whether somebody with the role, and not a certain person, is offered the task. */
    protected boolean isOfferedTo(StaffRole role, Task task) {
        return tasks.createTaskQuery()
                        .taskId(task.getId())
                        .taskCandidateGroup(role.group())
                        .includeAssignedTasks()
                        .count()
                == 1;
    }

    /** The letters about one task, to an address, oldest first. */
    protected List<String> lettersAbout(Task task, String address) {
        return mailLog.to(address).stream()
                .filter(entry -> entry.milestone().equals(task.getId()))
                .map(entry -> entry.template().name())
                .toList();
    }

    /** The newest letter of a kind about an enrolment. */
    protected MailLog.Entry letter(Enrolment enrolment, MailTemplate template) {
        return mailLog.about(enrolment.id()).stream()
                .filter(entry -> entry.template() == template)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("No letter " + template + ": " + lettersAbout(enrolment)));
    }

    protected String attached(MailLog.Entry letter) {
        return mailbox.attachments(letter.id()).stream()
                .map(attachment -> new String(attachment.content(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    /** The templates of the letters about an enrolment, oldest first. */
    protected List<String> lettersAbout(Enrolment enrolment) {
        return mailLog.about(enrolment.id()).stream()
                .map(entry -> entry.template().name())
                .toList();
    }

    /** Leaves without a replacement, at the costs of the moment. */
    protected void cancel(Enrolment participant) {
        cancelling.ask(
                participant.id(),
                "Verhuisd",
                cancelling.costsNow(participant.id()).amount(),
                null,
                participant.name());
    }

    /** The edition goes ahead and its kick-off is over. */
    protected void kickOff(Edition edition) {
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        passTimeUntil(edition.kickOff().endsAt());
    }

    /** What the group agreed on last. */
    protected Agreement agreement(Edition edition) {
        return agreements.findFirstByEditionIdOrderByVersionDesc(edition.id()).orElseThrow();
    }

    /** The staff who heard by letter that the enrolment waits for long, by their addresses. */
    protected List<String> toldOfLongWait(Enrolment enrolment) {
        return Stream.of("facilitator@kring.example", "coordinator@kring.example")
                .filter(address -> mailLog.to(address).stream()
                        .anyMatch(entry -> entry.template() == MailTemplate.WAITS_LONG
                                && entry.milestone().startsWith(enrolment.reference())))
                .toList();
    }
}
