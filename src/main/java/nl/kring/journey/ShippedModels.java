package nl.kring.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.kring.deployment.Deployments;
import nl.kring.platform.StartUpLock;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the models and forms in the jar to the engine at every start: what is new or changed since it was last shipped.
 * What an administrator deployed instead stays in force, also after an update of Kring, until the administrator deletes
 * that deployment.
 */
@Component
class ShippedModels implements SmartInitializingSingleton {

    /** Marks our own deployments in the engine. */
    static final String SOURCE = Deployments.SHIPPED;

    private static final List<String> PATTERNS =
            List.of("classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form");
    private static final Logger log = LoggerFactory.getLogger(ShippedModels.class);

    private final RepositoryService repository;
    private final StartUpLock startUpLock;
    private final ResourcePatternResolver resources;

    ShippedModels(RepositoryService repository, StartUpLock startUpLock, ResourcePatternResolver resources) {
        this.repository = repository;
        this.startUpLock = startUpLock;
        this.resources = resources;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ship(inTheJar());
    }

    /**
     * Deploys what is new or changed, together in one deployment.
     *
     * @throws BrokenModel when one of them cannot be deployed; then none is
     */
    void ship(List<ShippedModel> models) {
        startUpLock.alone(() -> {
            Map<String, InForce> forms = formsInForce();
            List<ShippedModel> toShip =
                    models.stream().filter(model -> isToBeShipped(model, forms)).toList();
            if (!toShip.isEmpty()) {
                deploy(toShip);
                log.info("Deployed {}", toShip.stream().map(ShippedModel::file).toList());
            }
        });
    }

    List<ShippedModel> inTheJar() {
        List<ShippedModel> models = new ArrayList<>();
        try {
            for (String pattern : PATTERNS) {
                String folder = pattern.substring(pattern.indexOf(':') + 1, pattern.indexOf('/') + 1);
                for (Resource resource : resources.getResources(pattern)) {
                    models.add(ShippedModel.read(folder + resource.getFilename(), resource.getContentAsByteArray()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        models.sort(Comparator.comparing(ShippedModel::file));
        return models;
    }

    private boolean isToBeShipped(ShippedModel model, Map<String, InForce> forms) {
        boolean changed = false;
        for (String key : model.keys()) {
            Optional<InForce> inForce = inForce(model.kind(), key, forms);
            if (inForce.isEmpty()) {
                changed = true;
                continue;
            }
            Deployment deployment = inForce.get().deployment();
            if (!SOURCE.equals(deployment.getSource())) {
                log.info(
                        "{} stays as it is in the jar: {} was deployed by somebody else (\"{}\", {}) and stays in force."
                                + " Delete that deployment to return to the shipped one.",
                        model.file(),
                        key,
                        deployment.getName(),
                        deployment.getDeploymentTime());
                return false;
            }
            changed |= !Arrays.equals(inForce.get().content(), model.content());
        }
        return changed;
    }

    private void deploy(List<ShippedModel> models) {
        DeploymentBuilder deployment =
                repository.createDeployment().name("Kring").source(SOURCE);
        models.forEach(model -> deployment.addInputStream(model.file(), new ByteArrayInputStream(model.content())));
        try {
            deployment.deploy();
        } catch (ProcessEngineException e) {
            throw new BrokenModel(brokenFile(e, models), e);
        }
    }

    private static String brokenFile(ProcessEngineException failure, List<ShippedModel> models) {
        if (failure instanceof ParseException parsing
                && !parsing.getResorceReports().isEmpty()) {
            return parsing.getResorceReports().get(0).getResourceName();
        }
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        List<String> files = models.stream().map(ShippedModel::file).toList();
        return files.stream().filter(message::contains).findFirst().orElseGet(() -> "(one of " + files + ")");
    }

    private Optional<InForce> inForce(ShippedModel.Kind kind, String key, Map<String, InForce> forms) {
        return switch (kind) {
            case PROCESS ->
                latest(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult());
            case DECISION ->
                latest(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult());
            case FORM -> Optional.ofNullable(forms.get(key));
        };
    }

    private Optional<InForce> latest(@Nullable ResourceDefinition definition) {
        if (definition == null) {
            return Optional.empty();
        }
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        return Optional.of(new InForce(deployment, content(deployment, definition.getResourceName())));
    }

    /** By form id. The engine has no query for forms: of several deployments with the form the newest decides. */
    private Map<String, InForce> formsInForce() {
        Map<String, InForce> forms = new HashMap<>();
        for (Deployment deployment : repository
                .createDeploymentQuery()
                .withoutTenantId()
                .orderByDeploymentTime()
                .desc()
                .list()) {
            for (String resource : repository.getDeploymentResourceNames(deployment.getId())) {
                if (resource.endsWith(".form")) {
                    byte[] content = content(deployment, resource);
                    forms.putIfAbsent(formIdIn(content), new InForce(deployment, content));
                }
            }
        }
        return forms;
    }

    private static String formIdIn(byte[] content) {
        try {
            return ShippedModel.formIdIn(content);
        } catch (IOException e) {
            // Not one of ours, and not readable: then it is none of the forms that are looked for.
            return "";
        }
    }

    private byte[] content(Deployment deployment, String resource) {
        try (InputStream stream = repository.getResourceAsStream(deployment.getId(), resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the engine uses for a key now. */
    private record InForce(Deployment deployment, byte[] content) {}
}
