package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import nl.kring.KringTest;
import nl.kring.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages about processes: who may see them, and who may move what runs. */
@KringTest
class ProcessPagesTests {

    private static final String PROCESS = "/desk/processes/DigitalIntakeProcess";

    @LocalServerPort
    int port;

    Visitor facilitator;
    Visitor administrator;

    @BeforeEach
    void staff() {
        facilitator = Visitor.staff(port, "facilitator");
        administrator = Visitor.staff(port, "administrator");
    }

    @Test
    void allStaffSeeTheProcesses() {
        assertThat(facilitator.get("/desk/processes").body()).contains("Digitale intake", PROCESS);
        assertThat(facilitator.get(PROCESS).body()).contains("Wie is waar", "data-drawing=");
        assertThat(new Visitor(port).get(PROCESS).statusCode()).isEqualTo(302);
    }

    @Test
    void theDrawingIsMadeFromTheDocumentThatIsDeployed() {
        HttpResponse<String> document = facilitator.get(PROCESS + "/1/model.bpmn");

        assertThat(document.headers().firstValue("Content-Type")).hasValue("application/xml");
        assertThat(document.body()).contains("<bpmn:process id=\"DigitalIntakeProcess\"");
        assertThat(facilitator
                        .get("/webjars/bpmn-visualization/dist/bpmn-visualization.min.js")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyTheDrawingsMayBringStylesOfTheirOwn() {
        assertThat(policyOf(PROCESS)).contains("style-src-attr 'unsafe-inline'").contains("style-src 'self'");
        assertThat(policyOf("/desk")).doesNotContain("unsafe-inline");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(facilitator.get("/desk/processes/NoSuchProcess").statusCode())
                .isEqualTo(404);
        assertThat(facilitator.get(PROCESS + "?version=999").statusCode()).isEqualTo(404);
        assertThat(facilitator.get(PROCESS + "/compare?from=1&to=999").statusCode())
                .isEqualTo(404);
        assertThat(facilitator.get("/desk/enrolments/KR-NOTHING/path").statusCode())
                .isEqualTo(404);
        assertThat(administrator.get(PROCESS + "/migrations/none").statusCode()).isEqualTo(404);
        assertThat(administrator.get(PROCESS + "/migrate?from=1&to=1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyAdministratorsMoveWhatRuns() {
        assertThat(facilitator.get(PROCESS + "/migrate?from=1&to=1").statusCode())
                .isEqualTo(403);
        assertThat(Visitor.staff(port, "coordinator")
                        .get(PROCESS + "/migrate?from=1&to=1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(facilitator
                        .submit(PROCESS, PROCESS + "/migrate", Map.of("from", "1", "to", "1", "instances", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(administrator
                        .submit(PROCESS, PROCESS + "/migrate", Map.of("from", "1", "to", "1", "instances", "x"))
                        .statusCode())
                .as("gets as far as the versions, of which there is but one")
                .isIn(404, 409);
    }

    private String policyOf(String page) {
        return facilitator
                .get(page)
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
    }
}
