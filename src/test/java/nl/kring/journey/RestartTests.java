package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import nl.kring.KringApplication;
import nl.kring.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Stops the whole application and starts it again on the same data folder. */
class RestartTests {

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="DeployedOverRest" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start" camunda:asyncAfter="true"/>
                <sequenceFlow id="flow" sourceRef="start" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    @TempDir
    Path dataFolder;

    @Test
    void nothingIsLost() throws Exception {
        Visitor administrator;
        try (ConfigurableApplicationContext application = start(false)) {
            administrator = Visitor.staff(port(application), "administrator");
            assertThat(deploy(administrator).statusCode()).isEqualTo(200);
            assertThat(asAdministrator(administrator, "POST", "/process-definition/key/DeployedOverRest/start")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(asAdministrator(administrator, "GET", "/job/count?processDefinitionKey=DeployedOverRest")
                            .body())
                    .isEqualTo("{\"count\":1}");
            assertThat(administrator.json("POST", "/dev/clock", "{\"days\":3}").statusCode())
                    .isEqualTo(200);
            asAdministrator(administrator, "POST", "/process-definition/key/DeployedOverRest/start");
        }

        try (ConfigurableApplicationContext application = start(true)) {
            administrator.movedTo(port(application));
            assertThat(administrator.get("/camunda/app/cockpit/default/").statusCode())
                    .as("the session")
                    .isEqualTo(200);
            HttpResponse<String> clock =
                    administrator.send(administrator.request("/dev/clock").header("Accept", "application/json"));
            assertThat(clock.body()).as("the moved clock").containsPattern("\"offsetSeconds\":(2592|259[12])");
            assertThat(soon(administrator, "/job/count?processDefinitionKey=DeployedOverRest", "{\"count\":0}"))
                    .as("the job of a model that this run did not deploy itself")
                    .isTrue();
        }
    }

    private ConfigurableApplicationContext start(boolean withJobExecutor) {
        return new SpringApplicationBuilder(KringApplication.class)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--kring.data-dir=" + dataFolder,
                        "--camunda.bpm.job-execution.enabled=" + withJobExecutor);
    }

    private static int port(ConfigurableApplicationContext application) {
        return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static HttpResponse<String> deploy(Visitor visitor) {
        String body = """
                --kring
                Content-Disposition: form-data; name="deployment-name"

                Own model
                --kring
                Content-Disposition: form-data; name="model"; filename="DeployedOverRest.bpmn"
                Content-Type: text/xml

                %s
                --kring--
                """.formatted(MODEL).replace("\n", "\r\n");
        return visitor.send(visitor.request("/engine-rest/deployment/create")
                .header("Authorization", Visitor.basic("administrator", "administrator"))
                .header("Content-Type", "multipart/form-data; boundary=kring")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> asAdministrator(Visitor visitor, String method, String path) {
        return visitor.json(
                method,
                "/engine-rest" + path,
                method.equals("GET") ? "" : "{}",
                "Authorization",
                Visitor.basic("administrator", "administrator"));
    }

    private static boolean soon(Visitor visitor, String path, String expected) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(deadline)) {
            if (asAdministrator(visitor, "GET", path).body().equals(expected)) {
                return true;
            }
            Thread.sleep(500);
        }
        return false;
    }
}
