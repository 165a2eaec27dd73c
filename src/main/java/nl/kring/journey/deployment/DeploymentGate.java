package nl.kring.journey.deployment;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import nl.kring.deployment.Deployments;
import nl.kring.deployment.Finding;
import nl.kring.deployment.Finding.Kind;
import nl.kring.deployment.FindingTexts;
import nl.kring.deployment.ModelFile;
import nl.kring.journey.Rehearsal;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Stands in the engine before every deployment, whichever way it comes: from Camunda Modeler, Cockpit, the desk or the jar.
 * What does not pass the check ends the transaction in which it would have gone live.
 */
@Component
class DeploymentGate extends AbstractProcessEnginePlugin {

    private static final Logger log = LoggerFactory.getLogger(DeploymentGate.class);

    /** Administrators read it in Camunda Modeler; the log at the start is in English. */
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final ApplicationContext application;
    private final ObjectProvider<ModelVocabulary> vocabulary;
    private final ObjectProvider<DeploymentCheck> check;
    private final FindingTexts texts;
    private final ObjectProvider<RepositoryService> repository;
    private final ObjectProvider<Rehearsal> rehearsal;
    private final ThreadLocal<@Nullable String> expected = new ThreadLocal<>();
    private @Nullable ProcessEngineConfigurationImpl engine;

    DeploymentGate(
            ApplicationContext application,
            ObjectProvider<ModelVocabulary> vocabulary,
            ObjectProvider<DeploymentCheck> check,
            FindingTexts texts,
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<Rehearsal> rehearsal) {
        this.application = application;
        this.vocabulary = vocabulary;
        this.check = check;
        this.texts = texts;
        this.repository = repository;
        this.rehearsal = rehearsal;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
        List<Deployer> deployers = new ArrayList<>();
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        deployers.add(this::demand);
        engine.setCustomPreDeployers(deployers);
        engine.setDeploymentHandlerFactory(InForceHandler::new);
        engine.setExpressionManager(
                new SpringExpressionManager(application, new ModelBeans(application, vocabulary.getObject())));
    }

    /**
     * Deploys, unless somebody else did since {@link #state} was asked. Whoever deploys holds the engine's lock by then, so
     * that nobody gets in between.
     */
    <T> T onlyIf(String state, Supplier<T> deploy) {
        expected.set(state);
        try {
            return deploy.get();
        } finally {
            expected.remove();
        }
    }

    /** Changes with every deployment that is made or deleted. */
    String state() {
        RepositoryService repository = this.repository.getObject();
        return repository.createDeploymentQuery().count() + " "
                + repository.createDeploymentQuery().orderByDeploymentTime().desc().listPage(0, 1).stream()
                        .map(Deployment::getId)
                        .findFirst()
                        .orElse("");
    }

    private void demand(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        String seen = expected.get();
        if (seen != null && !seen.equals(state())) {
            throw new Deployments.ChangedMeanwhile();
        }
        List<ModelFile> files = deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                .toList();
        List<Finding> findings = new ArrayList<>(check.getObject().check(files));
        if (deployment.getTenantId() != null) {
            findings.add(Finding.of("", "", Kind.TENANT, deployment.getTenantId()));
        }
        boolean shipped = Deployments.SHIPPED.equals(deployment.getSource());
        if (findings.stream().anyMatch(Finding::isError)) {
            // Where there is no error so far the engine reads the files next, and says itself what is wrong.
            findings.addAll(whatTheEngineFinds(files, findings));
            throw new UnfitDeployment(findings, texts, shipped ? Locale.ENGLISH : DUTCH);
        }
        if (!shipped && !rehearsal.getObject().isUnderWay()) {
            findings.forEach(warning ->
                    log.warn("Deployment \"{}\": {}", deployment.getName(), texts.line(warning, Locale.ENGLISH)));
        }
    }

    /** What is wrong with the files, and what could be better; the same whether or not they go live afterwards. */
    List<Finding> findingsIn(List<ModelFile> files) {
        List<Finding> findings = new ArrayList<>(check.getObject().check(files));
        findings.addAll(whatTheEngineFinds(files, findings));
        return findings;
    }

    private List<Finding> whatTheEngineFinds(List<ModelFile> files, List<Finding> before) {
        return files.stream()
                .filter(file -> file.name().endsWith(".bpmn"))
                // For what the check names already, the engine has less helpful words.
                .filter(file -> before.stream()
                        .noneMatch(
                                finding -> finding.isError() && finding.file().equals(file.name())))
                .flatMap(file -> whatTheEngineFinds(file).stream())
                .toList();
    }

    private List<Finding> whatTheEngineFinds(ModelFile file) {
        ProcessEngineConfigurationImpl configuration = Objects.requireNonNull(engine, "The engine has not begun");
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            try {
                new BpmnParser(configuration.getExpressionManager(), configuration.getBpmnParseFactory())
                        .createParse()
                        .deployment(new DeploymentEntity())
                        .sourceInputStream(new ByteArrayInputStream(file.content()))
                        .name(file.name())
                        .execute();
                return List.of();
            } catch (ParseException e) {
                return findingsOf(e);
            }
        });
    }

    /** What the engine says is wrong with models, as findings of ours. */
    static List<Finding> findingsOf(ParseException failure) {
        return failure.getResorceReports().stream()
                .flatMap(report ->
                        report.getErrors().stream().map(problem -> finding(report.getResourceName(), problem)))
                .toList();
    }

    private static Finding finding(String file, Problem problem) {
        String element = Objects.requireNonNullElse(problem.getMainElementId(), "");
        return Finding.of(file, element, Kind.ENGINE, String.valueOf(problem.getMessage()));
    }
}
