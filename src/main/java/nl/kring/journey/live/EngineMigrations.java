package nl.kring.journey.live;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.journey.EngineRights;
import nl.kring.process.Migrations;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.batch.history.HistoricBatch;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Migration by the engine: each step goes to the step of the same id. The preview carries each migration out and takes it back,
 * so that it says what the engine will do and not what somebody thought it would.
 */
@Component
class EngineMigrations implements Migrations {

    private final EngineProcessLibrary library;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final HistoryService history;
    private final EngineRights rights;
    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate takenBack;

    EngineMigrations(
            EngineProcessLibrary library,
            RuntimeService runtime,
            ManagementService management,
            HistoryService history,
            EngineRights rights,
            JdbcClient database,
            AuditTrail audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.library = library;
        this.runtime = runtime;
        this.management = management;
        this.history = history;
        this.rights = rights;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.takenBack = new TransactionTemplate(transactions);
        takenBack.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<Prospect> preview(ProcessModel from, ProcessModel to) {
        MigrationPlan plan = plan(from, to);
        DrawnModel drawn = library.drawn(from);
        DrawnModel target = library.drawn(to);
        Map<String, List<String>> steps = stepsByInstance(from, drawn);
        return running(from).stream()
                .map(instance -> new Prospect(
                        instance.getId(),
                        Objects.requireNonNullElse(instance.getBusinessKey(), instance.getId()),
                        steps.getOrDefault(instance.getId(), List.of()),
                        obstacles(plan, instance.getId(), drawn, target)))
                .toList();
    }

    private List<ProcessInstance> running(ProcessModel model) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionId(model.id())
                .orderByBusinessKey()
                .asc()
                .list();
    }

    private Map<String, List<String>> stepsByInstance(ProcessModel model, DrawnModel drawn) {
        Map<String, List<String>> steps = new HashMap<>();
        history.createHistoricActivityInstanceQuery().processDefinitionId(model.id()).unfinished().list().stream()
                .filter(step -> !ActivityTypes.MULTI_INSTANCE_BODY.equals(step.getActivityType()))
                .forEach(step -> {
                    List<String> names = steps.computeIfAbsent(step.getProcessInstanceId(), id -> new ArrayList<>());
                    String name = drawn.name(step.getActivityId());
                    if (!names.contains(name)) {
                        names.add(name);
                    }
                });
        return steps;
    }

    private List<Obstacle> obstacles(MigrationPlan plan, String instanceId, DrawnModel drawn, DrawnModel target) {
        if (plan.getInstructions().isEmpty()) {
            return List.of(new Obstacle(null, false, "There are no steps in common"));
        }
        return Objects.requireNonNull(takenBack.execute(transaction -> {
            transaction.setRollbackOnly();
            try {
                runtime.newMigration(plan).processInstanceIds(instanceId).execute();
                return List.<Obstacle>of();
            } catch (MigratingProcessInstanceValidationException refused) {
                return obstacles(refused.getValidationReport(), drawn, target);
            } catch (ProcessEngineException refused) {
                return List.of(new Obstacle(null, false, Objects.requireNonNullElse(refused.getMessage(), "")));
            }
        }));
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
    public String start(ProcessModel from, ProcessModel to, Set<String> instances, Actor by) {
        MigrationPlan plan = plan(from, to);
        if (plan.getInstructions().isEmpty()) {
            throw new NothingInCommon();
        }
        Set<String> running = running(from).stream().map(ProcessInstance::getId).collect(Collectors.toSet());
        if (!running.containsAll(instances) || isBeingMoved(from)) {
            throw new ChangedMeanwhile();
        }
        Batch batch = rights.asStaff(
                by,
                () -> runtime.newMigration(plan)
                        .processInstanceIds(List.copyOf(instances))
                        .executeAsync());
        database.sql("""
                insert into kring.process_migration (batch_id, process_key, from_version, to_version, started_by, started_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        batch.getId(),
                        from.key(),
                        from.version(),
                        to.version(),
                        by.name(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                by,
                "process.migrated",
                null,
                null,
                "%s %d -> %d: %d".formatted(from.key(), from.version(), to.version(), instances.size()));
        return batch.getId();
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

    private MigrationPlan plan(ProcessModel from, ProcessModel to) {
        return runtime.createMigrationPlan(from.id(), to.id())
                .mapEqualActivities()
                .build();
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
                select batch_id, process_key, from_version, to_version, started_by, started_at
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
                            row.getString("started_by"),
                            row.getObject("started_at", OffsetDateTime.class).toInstant(),
                            count.endedAt(),
                            count.total(),
                            count.moved(),
                            count.failed());
                })
                .list();
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
