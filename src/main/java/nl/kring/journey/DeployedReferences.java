package nl.kring.journey;

import nl.kring.programme.DefinitionReferences;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** What the definition of a programme may refer to: the forms and processes that the engine has. */
@Component
class DeployedReferences implements DefinitionReferences {

    private final DeployedForms forms;
    private final RepositoryService repository;

    DeployedReferences(DeployedForms forms, RepositoryService repository) {
        this.forms = forms;
        this.repository = repository;
    }

    @Override
    public boolean hasForm(String id) {
        return forms.find(id).isPresent();
    }

    @Override
    public boolean hasProcess(String id) {
        return repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(id)
                        .active()
                        .latestVersion()
                        .count()
                > 0;
    }
}
