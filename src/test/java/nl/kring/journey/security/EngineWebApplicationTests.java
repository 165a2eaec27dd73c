package nl.kring.journey.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.kring.KringTest;
import nl.kring.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@KringTest
class EngineWebApplicationTests {

    private static final Pattern HEADER_NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern PAGE_NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "coordinator,   tasklist",
        "facilitator,   tasklist",
        "administrator, tasklist",
        "administrator, cockpit",
        "administrator, admin"
    })
    void oneLoginOpensTheWebApplications(String user, String application) {
        Visitor visitor = Visitor.staff(port, user);
        assertThat(visitor.get("/camunda/app/" + application + "/default/").statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"" + user + "\"")
                .contains("\"" + application + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "facilitator"})
    void cockpitAndAdminAreForAdministrators(String user) {
        Visitor visitor = Visitor.staff(port, user);
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").body())
                .contains("tasklist")
                .doesNotContain("cockpit")
                .doesNotContain("\"admin\"");
        assertThat(visitor.get("/camunda/api/cockpit/plugin/base/default/incident/")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyPageCarriesTheNonceOfItsOwnHeaderUnderParallelRequests() throws Exception {
        Visitor visitor = Visitor.staff(port, "administrator");
        visitor.get("/camunda/app/tasklist/default/");
        Callable<HttpResponse<String>> load = () -> visitor.get("/camunda/app/tasklist/default/");
        ExecutorService browsers = Executors.newFixedThreadPool(8);
        try {
            List<Future<HttpResponse<String>>> pages = browsers.invokeAll(
                    IntStream.range(0, 80).mapToObj(i -> load).toList());
            for (Future<HttpResponse<String>> page : pages) {
                String expected = first(
                        HEADER_NONCE,
                        page.get()
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow());
                Matcher inPage = PAGE_NONCE.matcher(page.get().body());
                assertThat(inPage.results().map(result -> result.group(1)))
                        .isNotEmpty()
                        .containsOnly(expected);
            }
        } finally {
            browsers.shutdownNow();
        }
    }

    @Test
    void theWebApplicationsKeepTheirOwnCsrfCheck() {
        String count = "/camunda/api/engine/engine/default/task/count";

        Visitor careless = Visitor.staff(port, "coordinator");
        careless.get("/camunda/app/tasklist/default/");
        assertThat(careless.json("POST", count, "{}").statusCode()).isEqualTo(403);

        Visitor visitor = Visitor.staff(port, "coordinator");
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.json("POST", count, "{}", "X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/"
            })
    void nobodyCanCreateAnAdministratorThroughTheSetUp(String path) {
        String user = """
                {"profile":{"id":"mallory","firstName":"M","lastName":"M","email":""},"credentials":{"password":"m"}}""";
        assertThat(new Visitor(port).json("POST", path, user).statusCode()).isIn(401, 403, 404);
        Visitor administrator = Visitor.staff(port, "administrator");
        administrator.get("/camunda/app/admin/default/");
        assertThat(administrator
                        .json("POST", path, user, "X-XSRF-TOKEN", administrator.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(administrator
                        .getAs("administrator", "administrator", "/engine-rest/user/mallory/profile")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSetUpPageIsClosed() {
        assertThat(new Visitor(port).get("/camunda/app/admin/default/setup/").statusCode())
                .isIn(302, 404);
        assertThat(Visitor.staff(port, "administrator")
                        .get("/camunda/app/admin/default/setup/")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thereIsNoSecondSignIn() {
        Visitor visitor = Visitor.staff(port, "coordinator");
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.json(
                                "POST",
                                "/camunda/api/admin/auth/user/default/login/cockpit",
                                "",
                                "X-XSRF-TOKEN",
                                visitor.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void theirSignInLeadsToOurs(String application) {
        assertThat(Visitor.staff(port, "administrator")
                        .get("/camunda/app/" + application + "/scripts/config.js")
                        .body())
                .contains("/login?app=" + application);
    }

    @Test
    void signingOutThereSignsOutHere() {
        Visitor visitor = Visitor.staff(port, "coordinator");
        visitor.get("/camunda/app/tasklist/default/");
        HttpResponse<String> answer = visitor.json(
                "POST",
                "/camunda/api/admin/auth/user/default/logout",
                "",
                "X-XSRF-TOKEN",
                visitor.cookie("XSRF-TOKEN"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(visitor.get("/desk").headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
