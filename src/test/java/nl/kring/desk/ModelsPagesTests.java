package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.KringTest;
import nl.kring.Modeler;
import nl.kring.Visitor;
import nl.kring.deployment.Deployments;
import nl.kring.deployment.Deployments.Deployed;
import nl.kring.deployment.ModelFile;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Processes and forms at the desk: look first, then put live, and back again. */
@KringTest
class ModelsPagesTests {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(packed|seen)\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    Deployments deployments;

    @Autowired
    RepositoryService repository;

    Visitor administrator;
    String id;

    @BeforeEach
    void atTheDesk() {
        administrator = Visitor.staff(port, "administrator");
        id = "Desk" + System.nanoTime();
    }

    @AfterEach
    void takeEverythingAway() {
        repository.createDeploymentQuery().list().stream()
                .filter(deployment -> repository.getDeploymentResourceNames(deployment.getId()).stream()
                        .anyMatch(name -> name.startsWith("Desk")))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void whatChangesIsShownBeforeItDoes() {
        HttpResponse<String> check = upload(files("Eerste"));

        assertThat(check.statusCode()).as(check.body()).isEqualTo(200);
        assertThat(check.body()).contains("Eerste", id + ".bpmn", id + ".form", "nieuw", "Zet live");
        assertThat(latest()).isEmpty();

        assertThat(putLive(check, "Voor de proef").statusCode()).isEqualTo(302);
        assertThat(latest()).isEqualTo("Eerste 1");
        assertThat(administrator.get("/desk/models").body())
                .contains("Live gezet", "Voor de proef", "Anna Beheerder", "Meegeleverd met Kring", "geldt nu");
    }

    @Test
    void faultsAreNamedAndNothingChanges() {
        Map<String, byte[]> files = files("Eerste");
        files.put(
                id + ".bpmn",
                process("Eerste").replace("formRef=\"" + id, "formRef=\"Gone").getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> refused = upload(files);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Eén fout",
                        "<code>" + id + ".bpmn</code>",
                        "<code>Task_AskDesk</code>",
                        "Het formulier Gone is er niet")
                .contains("opmerkingen", "Zeg bij Element documentation")
                .doesNotContain("Zet live");
        assertThat(administrator.reading("en").get("/desk/models?lang=en").body())
                .contains("Processes and forms");
        assertThat(upload(files).body()).contains("One error", "There is no form Gone");
        assertThat(latest()).isEmpty();
    }

    @Test
    void aDoubleClickAndAColleagueAreNoticed() {
        HttpResponse<String> mine = upload(files("Eerste"));
        HttpResponse<String> colleagues = upload(files("Van een collega"));
        assertThat(putLive(colleagues, "").statusCode()).isEqualTo(302);

        HttpResponse<String> late = putLive(mine, "");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Iemand anders heeft intussen iets live gezet", "van versie 1 naar 2");
        assertThat(latest()).isEqualTo("Van een collega 1");

        assertThat(putLive(late, "").statusCode()).isEqualTo(302);
        HttpResponse<String> twice = putLive(late, "");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("Er verandert niets: dit is al live.");
        assertThat(latest()).isEqualTo("Eerste 2");
    }

    @Test
    void whoeverDeploysWithModelerMeanwhileIsNoticedAsWell() {
        HttpResponse<String> mine = upload(files("Eerste"));
        assertThat(new Modeler(port, "administrator")
                        .deploy("modeler", files("Uit Modeler"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(putLive(mine, "").statusCode()).isEqualTo(409);
        assertThat(latest()).isEqualTo("Uit Modeler 1");
    }

    @Test
    void anEarlierVersionBecomesTheNewest() {
        putLive(upload(files("Eerste")), "Eerste");
        putLive(upload(files("Tweede")), "Tweede");
        Deployed first = deployments.all().stream()
                .filter(deployment -> deployment.name().equals("Eerste"))
                .findFirst()
                .orElseThrow();

        HttpResponse<String> check =
                administrator.submit("/desk/models", "/desk/models/" + first.id() + "/again", Map.of());

        assertThat(check.body()).contains("van versie 2 naar 3", "blijft versie 1", "Terug: Eerste");
        assertThat(putLive(check, "Terug: Eerste").statusCode()).isEqualTo(302);
        assertThat(latest()).isEqualTo("Eerste 3");
        assertThat(deployments.all().get(0).parts())
                .as("the form is the same and in force, so it gets no version")
                .extracting(Deployments.Part::id)
                .containsExactly(id);
    }

    @Test
    void whatIsTooLargeIsToldOnAPage() {
        HttpResponse<String> large = upload(Map.of(id + ".bpmn", new byte[3_000_000]));
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("2 MB");

        HttpResponse<String> tooLarge = upload(Map.of(id + ".bpmn", new byte[26_500_000]));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("Dit is te groot");
        HttpResponse<String> field = administrator.submit(
                "/desk/models", "/desk/models/put-live", Map.of("packed", "x".repeat(2_500_000), "seen", "1"));
        assertThat(field.statusCode()).isEqualTo(413);
        assertThat(field.body()).contains("Dit is te groot");
    }

    @Test
    void onlyAdministratorsSeeAndDoThis() {
        for (String user : List.of("coordinator", "facilitator")) {
            Visitor other = Visitor.staff(port, user);
            assertThat(other.get("/desk/models").statusCode()).isEqualTo(403);
            assertThat(other.get("/desk").body()).doesNotContain("/desk/models");
            assertThat(other.upload("/desk", "/desk/models", files("Eerste")).statusCode())
                    .isEqualTo(403);
        }
        assertThat(latest()).isEmpty();
    }

    @Test
    void whatIsNoUploadIsAskedForAgain() {
        assertThat(upload(Map.of(id + ".bpmn", new byte[0])).statusCode()).isEqualTo(422);
        assertThat(administrator
                        .submit("/desk/models", "/desk/models/put-live", Map.of("packed", "nonsense!", "seen", "1"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(administrator
                        .submit("/desk/models", "/desk/models/gone/again", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyTheNameOfAFileIsTakenOver() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files("Eerste").forEach((name, content) -> files.put("C:/modellen/" + name, content));

        assertThat(upload(files).body())
                .contains("<code>" + id + ".bpmn</code>")
                .doesNotContain("C:/modellen");
    }

    @Test
    void whatThePageCarriesAlongIsTheSameAndNoBomb() {
        List<ModelFile> files = List.of(new ModelFile("a.form", new byte[] {13, 10, 0, -1}));
        assertThat(PackedFiles.unpack(PackedFiles.pack(files)))
                .singleElement()
                .satisfies(file -> assertThat(file.content()).containsExactly(13, 10, 0, -1));

        String bomb = PackedFiles.pack(List.of(new ModelFile("a.form", new byte[30_000_000])));
        assertThat(Base64.getDecoder().decode(bomb).length).isLessThan(100_000);
        assertThatThrownBy(() -> PackedFiles.unpack(bomb)).isInstanceOf(IllegalArgumentException.class);
    }

    private Map<String, byte[]> files(String name) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(id + ".bpmn", process(name).getBytes(StandardCharsets.UTF_8));
        files.put(id + ".form", """
                {"type":"default","id":"%s","schemaVersion":16,"components":[{"type":"text","id":"t","text":"%s"}]}
                """.formatted(id, id).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private String process(String name) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <bpmn:process id="%1$s" name="%2$s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="StartEvent_Begin"/>
                    <bpmn:sequenceFlow id="Flow_Begin" sourceRef="StartEvent_Begin" targetRef="Task_AskDesk"/>
                    <bpmn:userTask id="Task_AskDesk" name="Vraag de balie" camunda:formRef="%1$s"
                        camunda:formRefBinding="latest" camunda:candidateGroups="coordinators"/>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(id, name);
    }

    private HttpResponse<String> upload(Map<String, byte[]> files) {
        return administrator.upload("/desk/models", "/desk/models", files);
    }

    private HttpResponse<String> putLive(HttpResponse<String> check, String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", name);
        Matcher hidden = HIDDEN.matcher(check.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return administrator.submit("/desk/models", "/desk/models/put-live", fields);
    }

    /** Name and version in force; empty where there is none. */
    private String latest() {
        return repository.createProcessDefinitionQuery().processDefinitionKey(id).latestVersion().list().stream()
                .map(process -> process.getName() + " " + process.getVersion())
                .findFirst()
                .orElse("");
    }
}
