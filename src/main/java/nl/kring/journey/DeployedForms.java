package nl.kring.journey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kring.form.FormLibrary;
import nl.kring.form.FormSchema;
import nl.kring.form.FormSchemas;
import nl.kring.form.UnsupportedForm;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The forms that the engine has, each as it was deployed last. */
@Component
class DeployedForms implements FormLibrary {

    private static final Logger log = LoggerFactory.getLogger(DeployedForms.class);

    private final RepositoryService repository;
    private volatile Library library = new Library("", Map.of());

    DeployedForms(RepositoryService repository) {
        this.repository = repository;
    }

    /** @param state of the deployments when it was read: how many there were, and which was the newest */
    private record Library(String state, Map<String, DeployedForm> forms) {}

    @Override
    public Optional<DeployedForm> find(String formId) {
        String state = stateOfDeployments();
        Library current = library;
        if (!current.state().equals(state)) {
            current = new Library(state, readAll());
            library = current;
        }
        return Optional.ofNullable(current.forms().get(formId));
    }

    private String stateOfDeployments() {
        List<Deployment> newest = repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1);
        return repository.createDeploymentQuery().count() + " "
                + newest.stream().map(Deployment::getId).findFirst().orElse("");
    }

    private Map<String, DeployedForm> readAll() {
        Map<String, DeployedForm> forms = new HashMap<>();
        List<Deployment> oldestFirst =
                repository.createDeploymentQuery().orderByDeploymentTime().asc().list();
        for (Deployment deployment : oldestFirst) {
            repository.getDeploymentResourceNames(deployment.getId()).stream()
                    .filter(name -> name.endsWith(".form"))
                    .forEach(name -> read(deployment, name)
                            .ifPresent(schema -> forms.merge(
                                    schema.id(),
                                    new DeployedForm(schema, 1),
                                    (before, now) -> new DeployedForm(now.schema(), before.version() + 1))));
        }
        return forms;
    }

    private Optional<FormSchema> read(Deployment deployment, String resource) {
        try (InputStream content = repository.getResourceAsStream(deployment.getId(), resource)) {
            return Optional.of(FormSchemas.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (UnsupportedForm e) {
            log.warn("Form {} of deployment {} cannot be shown: {}", resource, deployment.getId(), e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Form " + resource + " cannot be read", e);
        }
    }
}
