package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.kring.KringTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KringTest
class ShippedModelsTests {

    private final String key = "Shipped" + UUID.randomUUID().toString().replace("-", "");

    @Autowired
    ShippedModels shippedModels;

    @Autowired
    RepositoryService repository;

    @AfterEach
    void removeDeployments() {
        repository.createDeploymentQuery().list().stream()
                .filter(deployment -> repository.getDeploymentResourceNames(deployment.getId()).stream()
                        .anyMatch(name -> name.contains(key)))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void everythingInTheJarIsDeployed() {
        for (ShippedModel model : shippedModels.inTheJar()) {
            if (model.kind() == ShippedModel.Kind.PROCESS) {
                assertThat(repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKeyIn(model.keys().toArray(String[]::new))
                                .latestVersion()
                                .count())
                        .as(model.file())
                        .isEqualTo(model.keys().size());
            }
        }
    }

    @Test
    void aRestartWithTheSameJarDeploysNothing() {
        shippedModels.ship(List.of(process("first"), form("first")));
        shippedModels.ship(List.of(process("first"), form("first")));
        assertThat(latestProcess().getVersion()).isEqualTo(1);
        assertThat(deploymentsOf(".form")).isEqualTo(1);
    }

    @Test
    void onlyWhatChangedIsDeployedAgain() {
        shippedModels.ship(List.of(process("first"), form("first")));
        shippedModels.ship(List.of(process("first"), form("second")));
        assertThat(latestProcess().getVersion()).isEqualTo(1);
        assertThat(deploymentsOf(".form")).isEqualTo(2);

        shippedModels.ship(List.of(process("second"), form("second")));
        assertThat(latestProcess().getVersion()).isEqualTo(2);
        assertThat(latestProcess().getName()).isEqualTo("second");
        assertThat(deploymentsOf(".form")).isEqualTo(2);
    }

    @Test
    void anAdministratorsDeploymentSurvivesARestartWithAnUnchangedAndWithAChangedJar() {
        shippedModels.ship(List.of(process("shipped"), decision("shipped"), form("shipped")));
        deployAsAdministrator(process("improved"), decision("improved"), form("improved"));

        shippedModels.ship(List.of(process("shipped"), decision("shipped"), form("shipped")));
        assertInForce("improved");

        shippedModels.ship(List.of(process("shipped, next release"), decision("next"), form("next")));
        assertInForce("improved");
        assertThat(deploymentsOf(".form")).isEqualTo(2);
    }

    @Test
    void deletingTheAdministratorsDeploymentReturnsToTheShippedModel() {
        shippedModels.ship(List.of(process("shipped")));
        String deployment = deployAsAdministrator(process("improved"));
        repository.deleteDeployment(deployment, true);

        shippedModels.ship(List.of(process("next release")));
        assertThat(latestProcess().getName()).isEqualTo("next release");
    }

    @Test
    void aBrokenModelIsNamedAndNothingIsDeployed() {
        ShippedModel broken = new ShippedModel(
                "bpmn/" + key + "Broken.bpmn",
                new String(process("broken").content(), StandardCharsets.UTF_8)
                        .replace("userTask id=\"work\"", "serviceTask id=\"work\"")
                        .getBytes(StandardCharsets.UTF_8),
                ShippedModel.Kind.PROCESS,
                List.of(key + "Broken"));

        assertThatThrownBy(() -> shippedModels.ship(List.of(form("first"), broken)))
                .isInstanceOf(BrokenModel.class)
                .hasMessageContaining("bpmn/" + key + "Broken.bpmn")
                .hasMessageContaining("work: It does not say what this task runs");
        assertThat(deploymentsOf(".form")).isZero();
    }

    @Test
    void aFileThatIsNoModelIsNamed() {
        byte[] nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
        for (String file : List.of("bpmn/A.bpmn", "bpmn/B.dmn", "forms/C.form")) {
            assertThatThrownBy(() -> ShippedModel.read(file, nonsense))
                    .isInstanceOf(BrokenModel.class)
                    .hasMessageContaining(file);
        }
        assertThat(new BrokenModelAnalyzer()
                        .analyze(new BrokenModel("forms/C.form", new IllegalStateException("no id")))
                        .getDescription())
                .contains("forms/C.form")
                .contains("no id");
    }

    @Test
    void nodesThatStartTogetherDeployOnce() throws Exception {
        int nodes = 4;
        CountDownLatch ready = new CountDownLatch(nodes);
        ExecutorService starting = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<?>> starts = IntStream.range(0, nodes)
                    .<Future<?>>mapToObj(node -> starting.submit(() -> {
                        ready.countDown();
                        ready.await();
                        shippedModels.ship(List.of(process("first"), form("first")));
                        return null;
                    }))
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            starting.shutdownNow();
        }
        assertThat(latestProcess().getVersion()).isEqualTo(1);
        assertThat(deploymentsOf(".form")).isEqualTo(1);
    }

    private void assertInForce(String name) {
        assertThat(latestProcess().getName()).isEqualTo(name);
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key + "Decision")
                        .latestVersion()
                        .singleResult()
                        .getName())
                .isEqualTo(name);
    }

    private ProcessDefinition latestProcess() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private long deploymentsOf(String extension) {
        return repository.createDeploymentQuery().list().stream()
                .filter(deployment -> repository.getDeploymentResourceNames(deployment.getId()).stream()
                        .anyMatch(name -> name.contains(key) && name.endsWith(extension)))
                .count();
    }

    private String deployAsAdministrator(ShippedModel... models) {
        var deployment = repository.createDeployment().name("Modeler").source("Camunda Modeler");
        for (ShippedModel model : models) {
            String file = model.file().substring(model.file().indexOf('/') + 1);
            deployment.addString(file, new String(model.content(), StandardCharsets.UTF_8));
        }
        return deployment.deploy().getId();
    }

    private ShippedModel process(String name) {
        return ShippedModel.read(
                "bpmn/" + key + ".bpmn", """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="start"/>
                    <sequenceFlow id="toWork" sourceRef="start" targetRef="work"/>
                    <userTask id="work" camunda:formRef="CallCandidate" camunda:formRefBinding="latest" camunda:candidateGroups="coordinators"/>
                  </process>
                </definitions>
                """.formatted(key, name).getBytes(StandardCharsets.UTF_8));
    }

    private ShippedModel decision(String name) {
        return ShippedModel.read(
                "bpmn/" + key + ".dmn", """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="%1$sRequirements" name="%2$s"
                    namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="%1$sDecision" name="%2$s" camunda:historyTimeToLive="P1D">
                    <decisionTable id="table"><output id="out" name="result" typeRef="string"/></decisionTable>
                  </decision>
                </definitions>
                """.formatted(key, name).getBytes(StandardCharsets.UTF_8));
    }

    private ShippedModel form(String text) {
        return ShippedModel.read(
                "forms/" + key + ".form", """
                {"id":"%s","type":"default","schemaVersion":16,"components":[{"type":"text","id":"t","text":"%s"}]}
                """.formatted(key, text).getBytes(StandardCharsets.UTF_8));
    }
}
