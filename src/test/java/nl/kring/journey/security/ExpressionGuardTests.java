package nl.kring.journey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import nl.kring.KringTest;
import nl.kring.Visitor;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KringTest
class ExpressionGuardTests {

    private static final String MARK = "kring.test.expression-ran";

    /** Sets a system property, as an attacker would do something worse. */
    private static final String EXPRESSION =
            "${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass())"
                    + ".invoke(null, '" + MARK + "', 'yes')}";

    private static final String HIDDEN = "{\"orQueries\":[{\"assigneeExpression\":\"" + EXPRESSION + "\"}]}";

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void prepare() {
        System.setProperty(MARK, "no");
    }

    @AfterEach
    void forget() {
        System.clearProperty(MARK);
    }

    /** Shows why the guard is there; should the engine ever refuse this itself, the guard can go. */
    @Test
    void theEngineAloneRunsExpressionsInsideOrQueries() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .taskAssigneeExpression(EXPRESSION)
                        .count())
                .isInstanceOf(BadUserRequestException.class);
        assertThat(System.getProperty(MARK)).isEqualTo("no");

        tasks.createTaskQuery().or().taskAssigneeExpression(EXPRESSION).endOr().count();
        assertThat(System.getProperty(MARK)).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/task/count", "/engine-rest/history/task"})
    void refusesThemOverRest(String path) {
        assertRefused(rest("POST", path, HIDDEN));
    }

    @Test
    void refusesThemInFilters() {
        String filter = "{\"resourceType\":\"Task\",\"name\":\"trap\",\"query\":" + HIDDEN + "}";
        assertRefused(rest("POST", "/engine-rest/filter/create", filter));

        String harmless = rest(
                        "POST",
                        "/engine-rest/filter/create",
                        "{\"resourceType\":\"Task\",\"name\":\"harmless\",\"query\":{}}")
                .body();
        String id = harmless.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        assertRefused(rest("PUT", "/engine-rest/filter/" + id, filter));
        assertRefused(rest("POST", "/engine-rest/filter/" + id + "/list", HIDDEN));
        assertRefused(rest("POST", "/engine-rest/filter/" + id + "/count", HIDDEN));
        assertRefused(rest("POST", "/engine-rest/filter/" + id + "/singleResult", HIDDEN));
        rest("DELETE", "/engine-rest/filter/" + id, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "task/count", "filter/create"})
    void refusesThemInTheWebApplications(String path) {
        Visitor visitor = Visitor.staff(port, "coordinator");
        visitor.get("/camunda/app/tasklist/default/");
        HttpResponse<String> answer = visitor.json(
                "POST",
                "/camunda/api/engine/engine/default/" + path,
                HIDDEN,
                "X-XSRF-TOKEN",
                visitor.cookie("XSRF-TOKEN"));
        assertRefused(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orQueries\":[{\"assignee\\u0045xpression\":\"x\"}]}",
                "{\"orQueries\":[{\"orQueries\":[{\"dueBeforeExpression\":\"x\"}]}]}",
                "{\"orQueries\":[{\"candidateGroupsExpression\":\"x\"}]} trailing",
                "{\"query\":{\"and\":{\"deep\":[[{\"ownerExpression\":\"x\"}]]}}}"
            })
    void refusesThemHoweverTheyAreWritten(String body) {
        assertThat(rest("POST", "/engine-rest/task", body).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesThemInOtherEncodingsAndWithoutAContentType() {
        Visitor visitor = new Visitor(port);
        for (HttpRequest.Builder request : new HttpRequest.Builder[] {
            visitor.request("/engine-rest/task").header("Content-Type", "application/json"),
            visitor.request("/engine-rest/task")
        }) {
            HttpResponse<String> answer =
                    visitor.send(request.header("Authorization", Visitor.basic("administrator", "administrator"))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(HIDDEN.getBytes(StandardCharsets.UTF_16BE))));
            assertRefused(answer);
        }
    }

    @Test
    void letsOrdinaryQueriesThrough() {
        assertThat(rest(
                                "POST",
                                "/engine-rest/task/count",
                                "{\"orQueries\":[{\"candidateGroups\":[\"coordinators\"],\"assignee\":\"noor\"}]}")
                        .body())
                .contains("count");
        assertThat(rest("POST", "/engine-rest/task/count", "{}").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> rest(String method, String path, String body) {
        return new Visitor(port)
                .json(method, path, body, "Authorization", Visitor.basic("administrator", "administrator"));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(System.getProperty(MARK)).isEqualTo("no");
    }
}
