package nl.kring.journey.live;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.journey.Facts;
import nl.kring.process.LiveProcesses;
import nl.kring.process.ProcessLibrary.ProcessModel;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where everybody is, by the engine's history. The counts come straight from its table, because its interface can count by
 * step, or select by variable, but not both, and does not tell since when.
 */
@Component
class EngineLiveProcesses implements LiveProcesses {

    /** The types of what the engine notes down around steps and nobody sees as one. */
    static final List<String> AROUND_STEPS = List.of(ActivityTypes.MULTI_INSTANCE_BODY, ActivityTypes.SUB_PROCESS);

    private final EngineProcessLibrary library;
    private final RepositoryService repository;
    private final HistoryService history;
    private final JdbcClient database;

    EngineLiveProcesses(
            EngineProcessLibrary library, RepositoryService repository, HistoryService history, JdbcClient database) {
        this.library = library;
        this.repository = repository;
        this.history = history;
        this.database = database;
    }

    @Override
    public List<Standing> standing(ProcessModel model, @Nullable UUID editionId) {
        DrawnModel drawn = library.drawn(model);
        BpmnModelInstance executable = repository.getBpmnModelInstance(model.id());
        return database.sql("""
                select step.act_id_ as element, count(*) as people, min(step.start_time_) as since
                from act_hi_actinst step
                where step.proc_def_id_ = :model and step.end_time_ is null and step.act_type_ not in (:parts)
                  and (cast(:edition as text) is null or exists (
                    select 1 from act_ru_variable fact
                    where fact.proc_inst_id_ = step.proc_inst_id_ and fact.name_ = :fact and fact.text_ = :edition))
                group by step.act_id_ order by since, element""")
                .param("model", model.id())
                .param("parts", AROUND_STEPS)
                .param("fact", Facts.EDITION_ID)
                .param("edition", editionId == null ? null : editionId.toString())
                .query((row, number) -> {
                    String element = row.getString("element");
                    return new Standing(
                            element,
                            drawn.name(element),
                            called(executable, element),
                            row.getLong("people"),
                            row.getTimestamp("since").toInstant());
                })
                .list();
    }

    private static @Nullable String called(BpmnModelInstance model, String element) {
        return model.getModelElementById(element) instanceof CallActivity call ? call.getCalledElement() : null;
    }

    @Override
    public List<Path> pathsOf(String reference) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .map(this::path)
                .toList();
    }

    private Path path(HistoricProcessInstance instance) {
        ProcessModel model = library.model(instance.getProcessDefinitionId());
        DrawnModel drawn = library.drawn(model);
        List<PathStep> steps = history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(step -> !ActivityTypes.MULTI_INSTANCE_BODY.equals(step.getActivityType()))
                .filter(step -> drawn.hasLabel(step.getActivityId()))
                .map(step -> new PathStep(
                        step.getActivityId(),
                        drawn.name(step.getActivityId()),
                        step.getStartTime().toInstant(),
                        instant(step.getEndTime()),
                        step.isCanceled()))
                .toList();
        return new Path(
                instance.getId(),
                model,
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                Optional.ofNullable(instance.getEndActivityId())
                        .map(drawn::name)
                        .orElse(null),
                steps);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
