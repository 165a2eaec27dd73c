package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.kring.KringApplication;
import nl.kring.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the application and starts it again on the same data folder. Each run is a process of its own: the engine keeps
 * itself in static places, which a second application in this one would take away from the other tests.
 */
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

    private static final String JOBS = "/job/count?processDefinitionKey=DeployedOverRest";

    @TempDir
    Path temporary;

    @Test
    void nothingIsLostWhenTheApplicationIsKilled() throws Exception {
        Running first = start(false);
        Visitor administrator = new Visitor(first.port());
        try {
            administrator.signIn("administrator", "administrator");
            assertThat(deploy(administrator).statusCode()).isEqualTo(200);
            assertThat(asAdministrator(administrator, "POST", "/process-definition/key/DeployedOverRest/start")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(administrator.json("POST", "/dev/clock", "{\"days\":3}").statusCode())
                    .isEqualTo(200);
            // Started after the clock was moved, which ran the job of the first.
            asAdministrator(administrator, "POST", "/process-definition/key/DeployedOverRest/start");
            assertThat(asAdministrator(administrator, "GET", JOBS).body()).isEqualTo("{\"count\":1}");
        } finally {
            first.process().destroyForcibly().waitFor();
        }

        Running second = start(true);
        try {
            administrator.movedTo(second.port());
            assertThat(administrator.get("/camunda/app/cockpit/default/").statusCode())
                    .as("the session")
                    .isEqualTo(200);
            assertThat(administrator
                            .send(administrator.request("/dev/clock").header("Accept", "application/json"))
                            .body())
                    .as("the moved clock")
                    .containsPattern("\"offsetSeconds\":(2592|259[01])");
            assertThat(soon(() ->
                            asAdministrator(administrator, "GET", JOBS).body().equals("{\"count\":0}")))
                    .as("the job of a model that this run did not deploy itself")
                    .isTrue();
        } finally {
            second.process().destroy();
            assertThat(second.process().waitFor(1, TimeUnit.MINUTES))
                    .as("it stops")
                    .isTrue();
        }
    }

    private Running start(boolean withJobExecutor) throws Exception {
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KringApplication.class.getName(),
                        "--spring.profiles.active=test",
                        "--server.port=" + port,
                        "--kring.data-dir=" + temporary.resolve("data"),
                        "--camunda.bpm.job-execution.enabled=" + withJobExecutor)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("log-" + port).toFile())
                .start();
        Visitor visitor = new Visitor(port);
        boolean ready = soon(() -> !process.isAlive() || isReady(visitor));
        assertThat(ready && process.isAlive())
                .as(() -> "It starts:\n" + log(port))
                .isTrue();
        return new Running(process, port);
    }

    private static boolean isReady(Visitor visitor) {
        try {
            return visitor.get("/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException notListeningYet) {
            return false;
        }
    }

    private String log(int port) {
        try {
            return Files.readString(temporary.resolve("log-" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
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

    private static boolean soon(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (System.nanoTime() < deadline) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Thread.sleep(300);
        }
        return false;
    }

    private record Running(Process process, int port) {}
}
