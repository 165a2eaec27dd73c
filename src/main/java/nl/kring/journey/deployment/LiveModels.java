package nl.kring.journey.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.deployment.ModelFile;
import nl.kring.form.FormLibrary;
import nl.kring.form.FormLibrary.DeployedForm;
import nl.kring.form.FormSchema;
import nl.kring.journey.Models;
import nl.kring.programme.Programme;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.Programmes;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** What is in force now, as far as the check of a deployment has to know. */
@Component
class LiveModels {

    private final RepositoryService repository;
    private final FormLibrary forms;
    private final Programmes programmes;

    /** By id of the definition, which never changes. */
    private final Map<String, List<DrawnProcess>> drawn = new ConcurrentHashMap<>();

    LiveModels(RepositoryService repository, FormLibrary forms, Programmes programmes) {
        this.repository = repository;
        this.forms = forms;
        this.programmes = programmes;
    }

    /** As things stand at this moment. */
    Now now() {
        return new Now(
                processes(),
                programmes.findAllByOrderBySlug().stream()
                        .map(Programme::definition)
                        .toList());
    }

    private List<DrawnProcess> processes() {
        List<ProcessDefinition> newest = repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .withoutTenantId()
                .list();
        drawn.keySet().retainAll(newest.stream().map(ProcessDefinition::getId).collect(Collectors.toSet()));
        return newest.stream()
                .flatMap(definition -> drawn.computeIfAbsent(definition.getId(), id -> read(definition)).stream())
                .toList();
    }

    private List<DrawnProcess> read(ProcessDefinition definition) {
        String file = definition.getResourceName();
        try (InputStream model = repository.getProcessModel(definition.getId())) {
            return DrawnProcess.in(file, ModelXml.read(new ModelFile(file, model.readAllBytes()))).stream()
                    .filter(process -> process.key().equals(definition.getKey()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ModelXml.Unreadable e) {
            // Went live before deployments were checked; the engine reads it, we do not.
            return List.of();
        }
    }

    /** What is in force, the same for one whole check. */
    final class Now {

        private final List<DrawnProcess> processes;
        private final List<ProgrammeDefinition> definitions;

        private Now(List<DrawnProcess> processes, List<ProgrammeDefinition> definitions) {
            this.processes = processes;
            this.definitions = definitions;
        }

        /** The processes in force, each in its newest version. */
        List<DrawnProcess> processes() {
            return processes;
        }

        Optional<FormSchema> form(String id) {
            return forms.find(id).map(DeployedForm::schema);
        }

        boolean hasDecision(String id) {
            return repository
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(id)
                            .count()
                    > 0;
        }

        /** The processes that the application starts, by their keys. */
        Set<String> started() {
            return Stream.concat(
                            Models.started().stream(),
                            definitions.stream()
                                    .flatMap(programme -> Stream.concat(
                                            Stream.of(
                                                    programme.processes().enrolment(),
                                                    programme.processes().edition()),
                                            programme.accompanying().stream())))
                    .collect(Collectors.toSet());
        }

        /** The steps for which programmes have this form. */
        Set<String> stepsWithOwnForm(String form) {
            return definitions.stream()
                    .flatMap(programme -> programme.forms().entrySet().stream())
                    .filter(own -> own.getValue().equals(form))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        /** The forms that programmes have of their own for a step. */
        Set<String> ownForms(String step) {
            return definitions.stream()
                    .map(programme -> programme.forms().getOrDefault(step, ""))
                    .filter(Predicate.not(String::isEmpty))
                    .collect(Collectors.toSet());
        }
    }
}
