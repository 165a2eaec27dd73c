package nl.kring.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.kring.form.FormSchemas;
import nl.kring.form.UnsupportedForm;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/**
 * Refuses a deployment with a form that the portal cannot show or the server cannot validate, and names the component:
 * whoever deploys learns it, and not whoever would have to fill in the form.
 */
@Component
class FormsEverybodyCanShow extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers = new ArrayList<>();
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        deployers.add(FormsEverybodyCanShow::check);
        engine.setCustomPreDeployers(deployers);
    }

    private static void check(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            deployment.getResources().values().stream()
                    .filter(resource -> resource.getName().endsWith(".form"))
                    .forEach(FormsEverybodyCanShow::check);
        }
    }

    private static void check(ResourceEntity form) {
        try {
            FormSchemas.parse(new String(form.getBytes(), StandardCharsets.UTF_8));
        } catch (UnsupportedForm e) {
            throw new NotValidException(form.getName() + ": " + e.getMessage(), e);
        }
    }
}
