package nl.kring.journey.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.journey.EngineRights;
import nl.kring.journey.Rehearsal;
import nl.kring.process.Migrations;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.batch.history.HistoricBatch;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionsBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Migration by the engine. The preview carries each migration out and takes it back,
 * so that it says what the engine will do and not what somebody thought it would.
 */
@Component
class EngineMigrations implements Migrations {

    private final EngineProcessLibrary library;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final HistoryService history;
    private final EngineRights rights;
    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;
    private final ObjectMapper json;
    private final Rehearsal rehearsal;

    EngineMigrations(
            EngineProcessLibrary library,
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            HistoryService history,
            EngineRights rights,
            JdbcClient database,
            AuditTrail audit,
            Clock clock,
            ObjectMapper json,
            Rehearsal rehearsal) {
        this.library = library;
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.history = history;
        this.rights = rights;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
        this.rehearsal = rehearsal;
    }

    @Override
    public List<GoneStep> gone(ProcessModel from, ProcessModel to) {
        Set<String> going = plan(Route.between(from, to)).getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toSet());
        DrawnModel drawn = library.drawn(from);
        Map<String, Long> counts = unfinished(from).stream()
                .map(HistoricActivityInstance::getActivityId)
                .filter(step -> !going.contains(step))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(step -> new GoneStep(
                        step.getKey(), drawn.name(step.getKey()), step.getValue(), successors(step.getKey(), from, to)))
                .toList();
    }

    /** The engine moves whoever is in a step to one of the same type in the same surroundings only. */
    private List<Successor> successors(String element, ProcessModel from, ProcessModel to) {
        if (!(repository.getBpmnModelInstance(from.id()).getModelElementById(element) instanceof Activity step)) {
            return List.of();
        }
        DrawnModel target = library.drawn(to);
        return repository.getBpmnModelInstance(to.id()).getModelElementsByType(Activity.class).stream()
                .filter(other -> other.getElementType().equals(step.getElementType()))
                .filter(other -> surroundings(other).equals(surroundings(step)))
                .map(other -> new Successor(other.getId(), target.name(other.getId())))
                .toList();
    }

    private static List<String> surroundings(Activity step) {
        List<String> ids = new ArrayList<>();
        for (ModelElementInstance scope = step.getParentElement();
                scope instanceof BaseElement element;
                scope = scope.getParentElement()) {
            ids.add(Objects.requireNonNullElse(element.getId(), ""));
        }
        return ids;
    }

    @Override
    public List<Prospect> preview(Route route) {
        MigrationPlan plan = plan(route);
        DrawnModel drawn = library.drawn(route.from());
        DrawnModel target = library.drawn(route.to());
        Map<String, Set<String>> steps = stepsByInstance(route.from());
        return rehearsal.of(() -> running(route.from()).stream()
                .map(instance -> {
                    Set<String> now = steps.getOrDefault(instance.getId(), Set.of());
                    return new Prospect(
                            instance.getId(),
                            Objects.requireNonNullElse(instance.getBusinessKey(), instance.getId()),
                            now.stream().map(drawn::name).distinct().toList(),
                            now.stream()
                                    .map(step -> target.name(route.elsewhere().getOrDefault(step, step)))
                                    .distinct()
                                    .toList(),
                            obstacles(plan, instance.getId(), drawn, target));
                })
                .toList());
    }

    private List<ProcessInstance> running(ProcessModel model) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionId(model.id())
                .orderByBusinessKey()
                .asc()
                .list();
    }

    private Map<String, Set<String>> stepsByInstance(ProcessModel model) {
        return unfinished(model).stream()
                .collect(Collectors.groupingBy(
                        HistoricActivityInstance::getProcessInstanceId,
                        Collectors.mapping(
                                HistoricActivityInstance::getActivityId, Collectors.toCollection(LinkedHashSet::new))));
    }

    private List<HistoricActivityInstance> unfinished(ProcessModel model) {
        return history
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(model.id())
                .unfinished()
                .list()
                .stream()
                .filter(step -> !EngineLiveProcesses.AROUND_STEPS.contains(step.getActivityType()))
                .toList();
    }

    private List<Obstacle> obstacles(MigrationPlan plan, String instanceId, DrawnModel drawn, DrawnModel target) {
        if (plan.getInstructions().isEmpty()) {
            return List.of(new Obstacle(null, false, "There are no steps in common"));
        }
        try {
            runtime.newMigration(plan).processInstanceIds(instanceId).execute();
            return List.of();
        } catch (MigratingProcessInstanceValidationException refused) {
            return obstacles(refused.getValidationReport(), drawn, target);
        } catch (ProcessEngineException refused) {
            return List.of(new Obstacle(null, false, Objects.requireNonNullElse(refused.getMessage(), "")));
        }
    }

    private static List<Obstacle> obstacles(
            MigratingProcessInstanceValidationReport report, DrawnModel drawn, DrawnModel target) {
        List<Obstacle> obstacles = new ArrayList<>();
        BiConsumer<String, List<String>> atStep = (step, failures) -> failures.forEach(failure ->
                obstacles.add(new Obstacle(drawn.name(step), !target.ids().contains(step), failure)));
        report.getFailures().forEach(failure -> obstacles.add(new Obstacle(null, false, failure)));
        report.getActivityInstanceReports().forEach(step -> atStep.accept(step.getSourceScopeId(), step.getFailures()));
        report.getTransitionInstanceReports()
                .forEach(step -> atStep.accept(step.getSourceScopeId(), step.getFailures()));
        return obstacles.stream().distinct().toList();
    }

    @Override
    @Transactional
    public String start(Route route, Set<String> instances, Actor by) {
        ProcessModel from = route.from();
        ProcessModel to = route.to();
        MigrationPlan plan = plan(route);
        if (plan.getInstructions().isEmpty()) {
            throw new NothingInCommon();
        }
        Set<String> running = running(from).stream().map(ProcessInstance::getId).collect(Collectors.toSet());
        if (!running.containsAll(instances) || isBeingMoved(from)) {
            throw new ChangedMeanwhile();
        }
        Batch batch = rights.asStaff(by, () -> {
            nameAnew(route, instances);
            return runtime.newMigration(plan)
                    .processInstanceIds(List.copyOf(instances))
                    .executeAsync();
        });
        database.sql("""
                insert into kring.process_migration
                    (batch_id, process_key, from_version, to_version, elsewhere, started_by, started_at)
                values (?, ?, ?, ?, cast(? as jsonb), ?, ?)""")
                .params(
                        batch.getId(),
                        from.key(),
                        from.version(),
                        to.version(),
                        asJson(route.elsewhere()),
                        by.name(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                by,
                "process.migrated",
                null,
                null,
                "%s %d -> %d: %d %s"
                        .formatted(from.key(), from.version(), to.version(), instances.size(), route.elsewhere())
                        .strip());
        return batch.getId();
    }

    /** The engine leaves open tasks the name that they had, and people would read another one than is drawn. */
    private void nameAnew(Route route, Set<String> instances) {
        DrawnModel target = library.drawn(route.to());
        for (Task task :
                tasks.createTaskQuery().processDefinitionId(route.from().id()).list()) {
            String step = route.elsewhere().getOrDefault(task.getTaskDefinitionKey(), task.getTaskDefinitionKey());
            if (instances.contains(task.getProcessInstanceId()) && target.hasLabel(step)) {
                String name = target.name(step);
                if (!name.equals(task.getName())) {
                    task.setName(name);
                    try {
                        tasks.saveTask(task);
                    } catch (OptimisticLockingException answeredMeanwhile) {
                        throw new ChangedMeanwhile();
                    }
                }
            }
        }
    }

    /** Two at once would move the same people twice: the second waits here for the first, and finds it under way. */
    private boolean isBeingMoved(ProcessModel from) {
        database.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("kring.process_migration " + from.key())
                .query((row, number) -> "")
                .single();
        return migrationsOf(from.key()).stream()
                .anyMatch(migration -> migration.from() == from.version()
                        && migration.moved() + migration.failed() < migration.total());
    }

    private MigrationPlan plan(Route route) {
        MigrationInstructionsBuilder plan =
                runtime.createMigrationPlan(route.from().id(), route.to().id()).mapEqualActivities();
        route.elsewhere().forEach(plan::mapActivities);
        return plan.build();
    }

    @Override
    public Optional<Progress> progress(String migration) {
        return rows("batch_id = ?", migration).stream().findFirst();
    }

    @Override
    public List<Progress> migrationsOf(String key) {
        return rows("process_key = ?", key);
    }

    private List<Progress> rows(String condition, String value) {
        return database.sql("""
                select batch_id, process_key, from_version, to_version, elsewhere, started_by, started_at
                from kring.process_migration where %s order by started_at desc, batch_id""".formatted(condition))
                .param(value)
                .query((row, number) -> {
                    String batch = row.getString("batch_id");
                    Count count = count(batch);
                    return new Progress(
                            batch,
                            row.getString("process_key"),
                            row.getInt("from_version"),
                            row.getInt("to_version"),
                            fromJson(row.getString("elsewhere")),
                            row.getString("started_by"),
                            row.getObject("started_at", OffsetDateTime.class).toInstant(),
                            count.endedAt(),
                            count.total(),
                            count.moved(),
                            count.failed());
                })
                .list();
    }

    private String asJson(Map<String, String> elsewhere) {
        try {
            return json.writeValueAsString(elsewhere);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> fromJson(String elsewhere) {
        try {
            return json.readValue(elsewhere, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Count(
            long total, long moved, long failed, @Nullable Instant endedAt) {}

    private Count count(String batch) {
        BatchStatistics running =
                management.createBatchStatisticsQuery().batchId(batch).singleResult();
        if (running != null) {
            return new Count(running.getTotalJobs(), running.getCompletedJobs(), running.getFailedJobs(), null);
        }
        HistoricBatch ended = history.createHistoricBatchQuery().batchId(batch).singleResult();
        return ended == null
                ? new Count(0, 0, 0, null)
                : new Count(
                        ended.getTotalJobs(),
                        ended.getTotalJobs(),
                        0,
                        ended.getEndTime().toInstant());
    }
}
