package nl.kring.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.form.FormLibrary.DeployedForm;
import nl.kring.form.FormSubmission;
import nl.kring.form.FormSubmissions;
import nl.kring.form.FormValidator;
import nl.kring.form.SubmittedAnswers;
import nl.kring.form.TaskForms;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Editions;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The forms of the engine's user tasks: one way for portal, Tasklist and API. */
@Service
@Transactional
class EngineTaskForms implements TaskForms {

    private final TaskService tasks;
    private final EngineRights rights;
    private final DeployedForms deployedForms;
    private final RoutingFields routingFields;
    private final FormValidator validator;
    private final FormSubmissions submissions;
    private final SubmittedAnswers submitted;
    private final Enrolments enrolments;
    private final Editions editions;
    private final AuditTrail auditTrail;
    private final Map<String, TaskForm> handlers;

    EngineTaskForms(
            TaskService tasks,
            EngineRights rights,
            DeployedForms deployedForms,
            RoutingFields routingFields,
            FormValidator validator,
            FormSubmissions submissions,
            SubmittedAnswers submitted,
            Enrolments enrolments,
            Editions editions,
            AuditTrail auditTrail,
            Map<String, TaskForm> handlers) {
        this.tasks = tasks;
        this.rights = rights;
        this.deployedForms = deployedForms;
        this.routingFields = routingFields;
        this.validator = validator;
        this.submissions = submissions;
        this.submitted = submitted;
        this.enrolments = enrolments;
        this.editions = editions;
        this.auditTrail = auditTrail;
        this.handlers = handlers;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TaskSummary> openFor(UUID enrolmentId) {
        return rights.asApplication(() -> tasks
                .createTaskQuery()
                .taskCandidateGroup(CandidateTasks.GROUP)
                .includeAssignedTasks()
                .taskVariableValueEquals(Facts.ENROLMENT_ID, enrolmentId.toString())
                .active()
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(EngineTaskForms::summary)
                .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<TaskSummary> openAbout(UUID subject) {
        return rights.asApplication(() -> tasks
                .createTaskQuery()
                .or()
                .processVariableValueEquals(Facts.ENROLMENT_ID, subject.toString())
                .processVariableValueEquals(Facts.PROGRAMME_ID, subject.toString())
                .processVariableValueEquals(Facts.INITIATIVE_ID, subject.toString())
                .processVariableValueEquals(Facts.EDITION_ID, subject.toString())
                .processVariableValueEquals(Facts.SESSION_ID, subject.toString())
                .processVariableValueEquals(Facts.INTERVISION_ID, subject.toString())
                .endOr()
                .active()
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(EngineTaskForms::summary)
                .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public OpenForm open(String taskId, Actor actor) {
        Task task = find(taskId, actor);
        return whileOpen(task, () -> {
            DeployedForm form = formOf(task);
            return new OpenForm(summary(task), form.schema(), valuesFor(atHand(task, actor)));
        });
    }

    @Override
    public void submit(String taskId, Actor actor, Map<String, ? extends @Nullable Object> raw) {
        Task task = find(taskId, actor);
        whileOpen(task, () -> {
            TaskAtHand atHand = atHand(task, actor);
            DeployedForm form = formOf(task);
            Answers answers =
                    validator.validate(form.schema(), valuesFor(atHand), raw, LocaleContextHolder.getLocale());
            Map<String, Object> facts = new HashMap<>(routingFields.of(task, answers));
            handler(task).map(handler -> handler.submit(atHand, answers)).ifPresent(facts::putAll);
            boolean confidential = handler(task).map(TaskForm::isConfidential).orElse(false);
            keep(atHand, form, confidential ? Answers.of(Map.of()) : answers);
            auditTrail.record(
                    actor, "task.completed", atHand.optionalEnrolmentId(), atHand.optionalEditionId(), task.getName());
            complete(task, actor, facts);
            return null;
        });
    }

    /** The task may be done, or taken away, at any moment between two of our questions to the engine. */
    private <T extends @Nullable Object> T whileOpen(Task task, Supplier<T> work) {
        return rights.asApplication(() -> {
            try {
                return work.get();
            } catch (NullValueException e) {
                if (tasks.createTaskQuery().taskId(task.getId()).count() == 0) {
                    throw new TaskNotOpen(task.getId());
                }
                throw e;
            }
        });
    }

    /** Of two who submit the same task at once, the second finds that it is done. */
    private void keep(TaskAtHand task, DeployedForm form, Answers answers) {
        try {
            submissions.store(
                    new FormSubmission.Source(form.schema().id(), form.version(), task.key(), task.id()),
                    new FormSubmission.Subject(
                            task.optionalEnrolmentId(), task.optionalEditionId(), task.optionalSessionId()),
                    task.actor(),
                    answers);
        } catch (DataIntegrityViolationException e) {
            throw new TaskNotOpen(task.id());
        }
    }

    private void complete(Task task, Actor actor, Map<String, Object> facts) {
        try {
            if (actor.isStaff() && task.getAssignee() == null) {
                tasks.setAssignee(task.getId(), actor.id());
            }
            tasks.complete(task.getId(), facts);
        } catch (OptimisticLockingException e) {
            throw new TaskNotOpen(task.getId());
        }
    }

    private Task find(String taskId, Actor actor) {
        Task task = switch (actor.kind()) {
            case CANDIDATE -> rights.asApplication(() -> ownTask(taskId, actor));
            case STAFF ->
                rights.asStaff(
                        actor,
                        () -> tasks.createTaskQuery()
                                .taskId(taskId)
                                .initializeFormKeys()
                                .active()
                                .singleResult());
            case SYSTEM ->
                rights.asApplication(() -> tasks.createTaskQuery()
                        .taskId(taskId)
                        .initializeFormKeys()
                        .active()
                        .singleResult());
        };
        if (task == null) {
            throw new TaskNotOpen(taskId);
        }
        return task;
    }

    private @Nullable Task ownTask(String taskId, Actor candidate) {
        Task task = tasks.createTaskQuery()
                .taskId(taskId)
                .taskCandidateGroup(CandidateTasks.GROUP)
                .includeAssignedTasks()
                .initializeFormKeys()
                .active()
                .singleResult();
        boolean own = task != null
                && id(task, Facts.ENROLMENT_ID)
                        .flatMap(enrolments::findById)
                        .filter(enrolment -> enrolment.email().equals(candidate.id()))
                        .isPresent();
        return own ? task : null;
    }

    /**
     * The form that the programme has for the step, else the one that the model names.
     *
     * @throws IllegalStateException when the form is not deployed: the model check keeps such models out
     */
    private DeployedForm formOf(Task task) {
        String usual = task.getCamundaFormRef() == null
                ? task.getTaskDefinitionKey().replaceFirst("^Task_", "")
                : task.getCamundaFormRef().getKey();
        return deployedForms.get(id(task, Facts.EDITION_ID)
                .map(editions::get)
                .map(edition -> edition.definition().formFor(Waits.nameOf(task.getTaskDefinitionKey()), usual))
                .orElse(usual));
    }

    private TaskAtHand atHand(Task task, Actor actor) {
        boolean forCandidate = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .anyMatch(CandidateTasks.GROUP::equals);
        return new TaskAtHand(
                task.getId(),
                task.getTaskDefinitionKey(),
                actor,
                task.getCreateTime().toInstant(),
                forCandidate,
                id(task, Facts.ENROLMENT_ID).orElse(null),
                id(task, Facts.PROGRAMME_ID).orElse(null),
                id(task, Facts.EDITION_ID).orElse(null),
                id(task, Facts.SESSION_ID).orElse(null),
                id(task, Facts.AGREEMENT_ID).orElse(null),
                id(task, Facts.INVOICE_ID).orElse(null),
                id(task, Facts.ACTION_POINT_ID).orElse(null),
                id(task, Facts.COMPANION_GROUP_ID).orElse(null),
                id(task, Facts.INTERVISION_ID).orElse(null));
    }

    private Optional<UUID> id(Task task, String fact) {
        return Optional.ofNullable(tasks.getVariable(task.getId(), fact)).map(value -> UUID.fromString((String) value));
    }

    private Map<String, Object> valuesFor(TaskAtHand task) {
        Map<String, Object> values = new HashMap<>();
        UUID enrolmentId = task.optionalEnrolmentId();
        if (enrolmentId != null) {
            Locale locale = LocaleContextHolder.getLocale();
            values.putAll(earlierAnswers(enrolmentId, task));
            values.put("answers", submitted.ofCandidate(enrolmentId, task.since(), locale));
            values.putAll(about(enrolments.get(enrolmentId)));
        }
        handler(task.key()).map(handler -> handler.show(task)).ifPresent(values::putAll);
        return values;
    }

    /**
     * What was answered before the task came up, by {@code <task>_<question>}; candidates see their own answers only, and
     * staff do not see what is only for coordinators. What
     * others answer beside it stays out of sight: organiser and candidate decide without knowing of each other.
     */
    private Map<String, Object> earlierAnswers(UUID enrolmentId, TaskAtHand task) {
        Map<String, Object> earlier = new HashMap<>();
        submissions.ofEnrolment(enrolmentId).stream()
                .filter(submission -> submission.wasThereAt(task.since()))
                .filter(submission ->
                        !task.forCandidate() || submission.submittedBy().kind() == Actor.Kind.CANDIDATE)
                .forEach(submission -> (task.forCandidate()
                                ? submission.answers().asMap()
                                : submitted.ofEverybody(submission))
                        .forEach((question, answer) ->
                                earlier.put(Waits.nameOf(submission.taskKey()) + "_" + question, answer)));
        return earlier;
    }

    private static Map<String, Object> about(Enrolment enrolment) {
        return Map.of(
                "candidateName", enrolment.name(),
                "email", enrolment.email(),
                "phone", Objects.requireNonNullElse(enrolment.phone(), "-"),
                "organisation", enrolment.organisation());
    }

    private Optional<TaskForm> handler(Task task) {
        return handler(task.getTaskDefinitionKey());
    }

    private Optional<TaskForm> handler(String taskKey) {
        return Optional.ofNullable(handlers.get(Waits.nameOf(taskKey)));
    }

    private static TaskSummary summary(Task task) {
        return new TaskSummary(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }
}
