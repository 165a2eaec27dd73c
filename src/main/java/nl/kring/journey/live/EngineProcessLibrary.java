package nl.kring.journey.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.kring.journey.CandidateTasks;
import nl.kring.process.ProcessLibrary;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The process models in the engine. */
@Component
class EngineProcessLibrary implements ProcessLibrary {

    private final RepositoryService repository;
    private final RuntimeService runtime;

    EngineProcessLibrary(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    @Override
    public List<ProcessModel> all() {
        return repository.createProcessDefinitionQuery().withoutTenantId().latestVersion().list().stream()
                .map(this::model)
                .sorted(Comparator.comparing(ProcessModel::name))
                .toList();
    }

    @Override
    public Optional<ProcessModel> find(String key, @Nullable Integer version) {
        ProcessDefinitionQuery query = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutTenantId();
        return Optional.ofNullable((version == null ? query.latestVersion() : query.processDefinitionVersion(version))
                        .singleResult())
                .map(this::model);
    }

    @Override
    public List<Version> versions(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutTenantId()
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(definition -> new Version(
                        definition.getVersion(),
                        repository
                                .createDeploymentQuery()
                                .deploymentId(definition.getDeploymentId())
                                .singleResult()
                                .getDeploymentTime()
                                .toInstant(),
                        runtime.createProcessInstanceQuery()
                                .processDefinitionId(definition.getId())
                                .count()))
                .toList();
    }

    @Override
    public byte[] document(ProcessModel model) {
        try (InputStream document = repository.getProcessModel(model.id())) {
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Asked> askedOfCandidates(ProcessModel model) {
        DrawnModel drawn = drawn(model);
        return repository.getBpmnModelInstance(model.id()).getModelElementsByType(UserTask.class).stream()
                .filter(task -> task.getCamundaCandidateGroupsList().contains(CandidateTasks.GROUP))
                .map(task -> new Asked(task.getId(), drawn.name(task.getId())))
                .toList();
    }

    @Override
    public List<Difference> compare(ProcessModel before, ProcessModel after) {
        return ModelDifferences.between(drawn(before), drawn(after));
    }

    DrawnModel drawn(ProcessModel model) {
        return new DrawnModel(document(model));
    }

    /** Of any version, also one that is not in force. */
    ProcessModel model(String definitionId) {
        return model(repository.getProcessDefinition(definitionId));
    }

    private ProcessModel model(ProcessDefinition definition) {
        Process process = repository.getBpmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        String documentation = process.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .findFirst()
                .orElse("");
        return new ProcessModel(
                definition.getId(),
                definition.getKey(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                definition.getVersion(),
                documentation);
    }
}
