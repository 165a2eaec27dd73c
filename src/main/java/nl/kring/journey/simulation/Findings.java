package nl.kring.journey.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.CandidateTasks;
import nl.kring.journey.Facts;
import nl.kring.journey.simulation.InventedPeople.Invented;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.simulation.Report;
import nl.kring.simulation.Report.End;
import nl.kring.simulation.Report.Moment;
import nl.kring.simulation.Report.Open;
import nl.kring.simulation.Report.Person;
import nl.kring.simulation.Report.Sent;
import nl.kring.simulation.Report.Step;
import nl.kring.simulation.Report.Walk;
import nl.kring.simulation.Report.Why;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what came of a simulation, from the engine's history and the letters that were written. */
@Component
@InSimulation
class Findings {

    private static final int ALL = 1_000_000;
    private static final int LONGEST_DETAIL = 600;
    private static final Pattern NO_WAY_OUT =
            Pattern.compile("No outgoing sequence flow for the element with id '([^']+)'");

    /** Where nobody is: what only joins or parts the ways, and what others are in. */
    private static final Set<String> NO_STEPS = Set.of(
            ActivityTypes.MULTI_INSTANCE_BODY,
            ActivityTypes.SUB_PROCESS,
            ActivityTypes.GATEWAY_EXCLUSIVE,
            ActivityTypes.GATEWAY_INCLUSIVE,
            ActivityTypes.GATEWAY_PARALLEL,
            ActivityTypes.START_EVENT,
            ActivityTypes.START_EVENT_MESSAGE,
            ActivityTypes.START_EVENT_TIMER,
            "eventSubProcess");

    private final HistoryService history;
    private final RepositoryService repository;
    private final ManagementService management;
    private final TaskService tasks;
    private final Enrolments enrolments;
    private final MailLog mail;
    private final Clock clock;

    /** By process instance. */
    private final Map<String, Boolean> about = new HashMap<>();

    Findings(
            HistoryService history,
            RepositoryService repository,
            ManagementService management,
            TaskService tasks,
            Enrolments enrolments,
            MailLog mail,
            Clock clock) {
        this.history = history;
        this.repository = repository;
        this.management = management;
        this.tasks = tasks;
        this.enrolments = enrolments;
        this.mail = mail;
        this.clock = clock;
    }

    /** Whether a process belongs to the edition that is played; what is planned after it does not. */
    boolean isAbout(String processInstance, UUID editionId) {
        return about.computeIfAbsent(
                processInstance,
                instance -> fact(instance, Facts.EDITION_ID)
                        .map(editionId.toString()::equals)
                        .orElse(true));
    }

    private Optional<String> fact(String processInstance, String name) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(processInstance)
                .variableName(name)
                .list()
                .stream()
                .filter(variable -> processInstance.equals(variable.getActivityInstanceId()))
                .map(HistoricVariableInstance::getValue)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst();
    }

    /**
     * @param notEnrolled why, by name
     * @param refusals why a task could not be done, by its id; empty where nobody could be asked
     */
    Report write(
            Edition edition,
            Instant from,
            Report.Ending ending,
            InventedPeople people,
            Map<String, String> notEnrolled,
            Map<String, String> refusals) {
        List<HistoricProcessInstance> instances =
                history.createHistoricProcessInstanceQuery().orderByProcessInstanceStartTime().asc().list().stream()
                        .filter(instance -> isAbout(instance.getId(), edition.id()))
                        .toList();
        Map<String, HistoricProcessInstance> byId =
                instances.stream().collect(Collectors.toMap(HistoricProcessInstance::getId, instance -> instance));
        List<HistoricActivityInstance> activities =
                history
                        .createHistoricActivityInstanceQuery()
                        .orderByHistoricActivityInstanceStartTime()
                        .asc()
                        .list()
                        .stream()
                        .filter(activity -> byId.containsKey(activity.getProcessInstanceId()))
                        .filter(activity -> !NO_STEPS.contains(activity.getActivityType()))
                        .toList();
        List<MailLog.Entry> letters = mail.recent(ALL);
        List<Open> open = new ArrayList<>(notEnrolled(edition, notEnrolled));
        open.addAll(open(edition, activities, byId, refusals));
        open.sort(Comparator.comparing((Open each) -> each.goesOnAt() != null)
                .thenComparing(Open::process)
                .thenComparing(Open::step)
                .thenComparing(Open::since));
        return new Report(
                from,
                clock.instant(),
                ending,
                processes(instances, activities, letters),
                open,
                sent(letters),
                people(edition, people),
                timeline(edition, from, instances));
    }

    // Processes and their steps ----------------------------------------

    private List<Walk> processes(
            List<HistoricProcessInstance> instances,
            List<HistoricActivityInstance> activities,
            List<MailLog.Entry> letters) {
        Map<String, Integer> reminders = byStep(letters, Set.of(MailTemplate.TASK_REMINDER));
        Map<String, Integer> escalations =
                byStep(letters, Set.of(MailTemplate.TASK_ESCALATED, MailTemplate.CANDIDATES_SILENT));
        Map<String, List<HistoricProcessInstance>> byDefinition = instances.stream()
                .collect(Collectors.groupingBy(
                        HistoricProcessInstance::getProcessDefinitionId, LinkedHashMap::new, Collectors.toList()));
        List<Walk> walks = new ArrayList<>();
        byDefinition.forEach((definition, runs) -> walks.add(new Walk(
                runs.get(0).getProcessDefinitionKey(),
                Objects.requireNonNullElse(
                        runs.get(0).getProcessDefinitionName(), runs.get(0).getProcessDefinitionKey()),
                runs.size(),
                (int) runs.stream().filter(run -> run.getEndTime() == null).count(),
                steps(definition, activities, reminders, escalations),
                ends(definition, runs))));
        return walks;
    }

    private List<Step> steps(
            String definition,
            List<HistoricActivityInstance> activities,
            Map<String, Integer> reminders,
            Map<String, Integer> escalations) {
        Map<String, List<HistoricActivityInstance>> byElement = activities.stream()
                .filter(activity -> activity.getProcessDefinitionId().equals(definition))
                .filter(activity ->
                        !activity.getActivityType().toLowerCase(Locale.ROOT).contains("endevent"))
                .filter(activity -> labelOf(definition, activity.getActivityId()) != null)
                .collect(Collectors.groupingBy(
                        HistoricActivityInstance::getActivityId, LinkedHashMap::new, Collectors.toList()));
        List<Step> steps = new ArrayList<>();
        byElement.forEach((element, visits) -> {
            List<Long> waits = visits.stream()
                    .filter(visit -> visit.getEndTime() != null)
                    .map(visit -> visit.getDurationInMillis() / 1000)
                    .sorted()
                    .toList();
            boolean nobodyLeft = waits.isEmpty();
            steps.add(new Step(
                    element,
                    nameOf(definition, element),
                    visits.size(),
                    visits.size() - waits.size(),
                    nobodyLeft ? null : waits.get(0),
                    nobodyLeft ? null : waits.get(waits.size() / 2),
                    nobodyLeft ? null : waits.get(waits.size() - 1),
                    reminders.getOrDefault(definition + element, 0),
                    escalations.getOrDefault(definition + element, 0)));
        });
        return steps;
    }

    private List<End> ends(String definition, List<HistoricProcessInstance> runs) {
        Map<String, Long> byEnd = runs.stream()
                .map(HistoricProcessInstance::getEndActivityId)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(end -> end, LinkedHashMap::new, Collectors.counting()));
        return byEnd.entrySet().stream()
                .map(end -> new End(
                        end.getKey(),
                        nameOf(definition, end.getKey()),
                        end.getValue().intValue()))
                .toList();
    }

    /** Letters about a task, by definition and step. One to each of several people about the same task counts once. */
    private Map<String, Integer> byStep(List<MailLog.Entry> letters, Set<MailTemplate> templates) {
        Map<String, HistoricTaskInstance> all = history.createHistoricTaskInstanceQuery().list().stream()
                .collect(Collectors.toMap(HistoricTaskInstance::getId, task -> task));
        return letters.stream()
                .filter(letter -> templates.contains(letter.template()))
                .map(MailLog.Entry::milestone)
                .distinct()
                .map(all::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(
                        task -> task.getProcessDefinitionId() + task.getTaskDefinitionKey(), task -> 1, Integer::sum));
    }

    private String nameOf(String definition, String element) {
        return Objects.requireNonNullElse(labelOf(definition, element), element);
    }

    /** Null for what is drawn without one and only joins or parts the ways. */
    private @Nullable String labelOf(String definition, String element) {
        ModelElementInstance found = repository.getBpmnModelInstance(definition).getModelElementById(element);
        String name = found instanceof FlowElement flow ? flow.getName() : null;
        return name == null || name.isBlank()
                ? null
                : name.replaceAll("\\s+", " ").strip();
    }

    // What is open ----------------------------------------

    private static List<Open> notEnrolled(Edition edition, Map<String, String> notEnrolled) {
        return notEnrolled.entrySet().stream()
                .map(each -> new Open(
                        "",
                        "",
                        "",
                        "",
                        each.getKey(),
                        edition.enrolmentOpensAt().toInstant(),
                        Why.NOT_ENROLLED,
                        each.getValue(),
                        null))
                .toList();
    }

    private List<Open> open(
            Edition edition,
            List<HistoricActivityInstance> activities,
            Map<String, HistoricProcessInstance> instances,
            Map<String, String> refusals) {
        Set<String> callers = activities.stream()
                .filter(activity -> activity.getCalledProcessInstanceId() != null)
                .map(HistoricActivityInstance::getId)
                .collect(Collectors.toSet());
        List<Open> open = new ArrayList<>();
        for (HistoricActivityInstance activity : activities) {
            if (activity.getEndTime() != null || callers.contains(activity.getId())) {
                continue;
            }
            HistoricProcessInstance instance = Objects.requireNonNull(instances.get(activity.getProcessInstanceId()));
            Optional<Job> failed = failedJob(activity);
            Instant goesOnAt = failed.isPresent() ? null : goesOnAt(activity, instances);
            Reason reason = failed.map(job -> new Reason(Why.FAILED, wordsOf(job)))
                    .orElseGet(() -> reason(activity, refusals, goesOnAt != null));
            open.add(new Open(
                    Objects.requireNonNullElse(instance.getProcessDefinitionName(), instance.getProcessDefinitionKey()),
                    instance.getProcessDefinitionKey(),
                    activity.getActivityId(),
                    nameOf(activity.getProcessDefinitionId(), activity.getActivityId()),
                    who(activity, edition),
                    activity.getStartTime().toInstant(),
                    reason.why(),
                    shortened(reason.detail()),
                    goesOnAt));
        }
        return open;
    }

    private record Reason(Why why, String detail) {}

    private Reason reason(HistoricActivityInstance activity, Map<String, String> refusals, boolean goesOn) {
        String task = activity.getTaskId();
        if (task == null) {
            return new Reason(goesOn ? Why.WAITS : Why.NOTHING_COMES, "");
        }
        String refusal = refusals.get(task);
        if (refusal == null) {
            boolean forCandidate = tasks.getIdentityLinksForTask(task).stream()
                    .anyMatch(link -> CandidateTasks.GROUP.equals(link.getGroupId()));
            return new Reason(forCandidate ? Why.SILENT : Why.UNANSWERED, "");
        }
        Matcher way = NO_WAY_OUT.matcher(refusal);
        return way.find()
                ? new Reason(Why.NO_WAY_OUT, nameOf(activity.getProcessDefinitionId(), way.group(1)))
                : new Reason(Why.REFUSED, refusal);
    }

    private Optional<Job> failedJob(HistoricActivityInstance activity) {
        return management
                .createJobQuery()
                .processInstanceId(activity.getProcessInstanceId())
                .withException()
                .list()
                .stream()
                .filter(job -> activity.getActivityId()
                        .equals(management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult()
                                .getActivityId()))
                .findFirst();
    }

    private String wordsOf(Job job) {
        return Objects.requireNonNullElse(job.getExceptionMessage(), "");
    }

    /** By a timer of its own, or of a process that called it. */
    private @Nullable Instant goesOnAt(
            HistoricActivityInstance activity, Map<String, HistoricProcessInstance> instances) {
        @Nullable String instance = activity.getProcessInstanceId();
        while (instance != null) {
            Optional<Instant> timer =
                    management
                            .createJobQuery()
                            .processInstanceId(instance)
                            .timers()
                            .active()
                            .withRetriesLeft()
                            .list()
                            .stream()
                            .map(Job::getDuedate)
                            .filter(Objects::nonNull)
                            .map(Date::toInstant)
                            .min(Instant::compareTo);
            if (timer.isPresent()) {
                return timer.get();
            }
            HistoricProcessInstance run = instances.get(instance);
            instance = run == null ? null : run.getSuperProcessInstanceId();
        }
        return null;
    }

    private String who(HistoricActivityInstance activity, Edition edition) {
        Optional<String> ofTask = Optional.ofNullable(activity.getTaskId())
                .map(task -> tasks.getVariable(task, Facts.ENROLMENT_ID))
                .map(Object::toString);
        return ofTask.or(() -> fact(activity.getProcessInstanceId(), Facts.ENROLMENT_ID))
                .flatMap(id -> enrolments.findById(UUID.fromString(id)))
                .map(Enrolment::name)
                .orElse(edition.title());
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }

    // Letters, people and days ----------------------------------------

    private static List<Sent> sent(List<MailLog.Entry> newestFirst) {
        Map<MailTemplate, List<MailLog.Entry>> byTemplate = newestFirst.stream()
                .sorted(Comparator.comparing(MailLog.Entry::createdAt))
                .collect(Collectors.groupingBy(MailLog.Entry::template, LinkedHashMap::new, Collectors.toList()));
        return byTemplate.values().stream()
                .map(all -> {
                    MailLog.Entry first = all.get(0);
                    return new Sent(
                            first.template().name(),
                            all.size(),
                            day(first.createdAt()),
                            day(all.get(all.size() - 1).createdAt()),
                            first.to().name(),
                            first.letter().subject(),
                            first.letter().text());
                })
                .toList();
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(AppClock.ZONE).toLocalDate();
    }

    private List<Person> people(Edition edition, InventedPeople people) {
        Map<String, Enrolment> enrolled = enrolments.findByEditionIdOrderByReceipt(edition.id()).stream()
                .collect(Collectors.toMap(
                        Enrolment::email, person -> person, (first, later) -> later, LinkedHashMap::new));
        List<Person> outcome = new ArrayList<>();
        for (Invented person : people.all()) {
            Enrolment enrolment = enrolled.remove(person.email());
            outcome.add(new Person(
                    person.name(),
                    person.behaviour().name(),
                    enrolment == null ? "" : enrolment.status().name()));
        }
        enrolled.values()
                .forEach(other -> outcome.add(new Person(
                        other.name(),
                        people.behaviourOf(other.email()).name(),
                        other.status().name())));
        return outcome;
    }

    private List<Moment> timeline(Edition edition, Instant from, List<HistoricProcessInstance> instances) {
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(from, Moment.Kind.PLANNED, edition.title()));
        moments.add(new Moment(edition.enrolmentOpensAt().toInstant(), Moment.Kind.ENROLMENT_OPENS, ""));
        moments.add(new Moment(edition.enrolmentClosesAt().toInstant(), Moment.Kind.ENROLMENT_CLOSES, ""));
        edition.meetings()
                .forEach(meeting -> moments.add(new Moment(
                        meeting.startsAt().toInstant(),
                        Moment.Kind.MEETING,
                        meeting.title().nl())));
        for (HistoricProcessInstance instance : instances) {
            boolean ofEverybody = fact(instance.getId(), Facts.ENROLMENT_ID).isEmpty();
            if (ofEverybody && instance.getEndTime() != null && instance.getEndActivityId() != null) {
                moments.add(new Moment(
                        instance.getEndTime().toInstant(),
                        Moment.Kind.PROCESS_ENDED,
                        instance.getProcessDefinitionName() + ": "
                                + nameOf(instance.getProcessDefinitionId(), instance.getEndActivityId())));
            }
        }
        moments.add(new Moment(clock.instant(), Moment.Kind.SIMULATION_ENDED, ""));
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }
}
