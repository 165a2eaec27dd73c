package nl.kring.journey.deployment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.form.FormSchemas;
import nl.kring.form.UnsupportedForm;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.CandidateDeployment;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentHandler;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/**
 * Decides for whoever asks to leave out duplicates, as Camunda Modeler always does, what is one: a file that is the same
 * as before <em>and</em> still in force. The engine alone looks at the file only, and says that all is well while what
 * somebody else deployed since then stays in force.
 */
final class InForceHandler implements DeploymentHandler {

    private final RepositoryService repository;

    InForceHandler(ProcessEngine engine) {
        this.repository = engine.getRepositoryService();
    }

    @Override
    public boolean shouldDeployResource(Resource now, Resource before) {
        return !Arrays.equals(now.getBytes(), before.getBytes()) || isSuperseded(before);
    }

    private boolean isSuperseded(Resource resource) {
        String deployment = resource.getDeploymentId();
        if (resource.getName().endsWith(".form")) {
            return newerFormIds(deployment).contains(formId(resource.getBytes()));
        }
        return Stream.concat(
                        repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                                .map(process -> repository
                                        .createProcessDefinitionQuery()
                                        .processDefinitionKey(process.getKey())
                                        .withoutTenantId()
                                        .latestVersion()
                                        .singleResult()),
                        repository.createDecisionDefinitionQuery().deploymentId(deployment).list().stream()
                                .map(decision -> repository
                                        .createDecisionDefinitionQuery()
                                        .decisionDefinitionKey(decision.getKey())
                                        .withoutTenantId()
                                        .latestVersion()
                                        .singleResult()))
                .map(ResourceDefinition::getDeploymentId)
                .anyMatch(inForce -> !inForce.equals(deployment));
    }

    /** A form holds as it was deployed last. */
    private Set<String> newerFormIds(String deploymentId) {
        Deployment deployment =
                repository.createDeploymentQuery().deploymentId(deploymentId).singleResult();
        return repository.createDeploymentQuery().deploymentAfter(deployment.getDeploymentTime()).list().stream()
                .filter(newer -> !newer.getId().equals(deploymentId))
                .flatMap(newer -> repository.getDeploymentResources(newer.getId()).stream())
                .filter(resource -> resource.getName().endsWith(".form"))
                .map(resource -> formId(resource.getBytes()))
                .collect(Collectors.toSet());
    }

    private static String formId(byte[] content) {
        try {
            return FormSchemas.parse(new String(content, StandardCharsets.UTF_8))
                    .id();
        } catch (UnsupportedForm e) {
            // Went live before forms were checked, and is shown to nobody.
            return "";
        }
    }

    @Override
    public String determineDuplicateDeployment(CandidateDeployment candidate) {
        return repository
                .createDeploymentQuery()
                .deploymentName(candidate.getName())
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getId();
    }

    /** Only asked for process applications, of which there are none. */
    @Override
    public Set<String> determineDeploymentsToResumeByProcessDefinitionKey(String[] processDefinitionKeys) {
        return Set.of();
    }

    /** Only asked for process applications, of which there are none. */
    @Override
    public Set<String> determineDeploymentsToResumeByDeploymentName(CandidateDeployment candidate) {
        return Set.of();
    }
}
