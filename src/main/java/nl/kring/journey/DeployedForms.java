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
    private volatile Library library = new Library(0, Map.of());

    DeployedForms(RepositoryService repository) {
        this.repository = repository;
    }

    /** @param deployments how many there were when it was read; deployments are added, so a change shows in their number */
    private record Library(long deployments, Map<String, DeployedForm> forms) {}

    @Override
    public Optional<DeployedForm> find(String formId) {
        long deployments = repository.createDeploymentQuery().count();
        Library current = library;
        if (current.deployments() != deployments) {
            current = new Library(deployments, readAll());
            library = current;
        }
        return Optional.ofNullable(current.forms().get(formId));
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
