package nl.kring.journey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.Visitor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@KringTest
class SignInTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    IdentityService identityService;

    @Autowired
    WebApplicationContext context;

    @Test
    void theSignInPageSpeaksDutchFirst() {
        assertThat(new Visitor(port).get("/login").body())
                .contains("lang=\"nl\"")
                .contains("Gebruikersnaam")
                .contains("Wachtwoord");
        assertThat(new Visitor(port).get("/login?lang=en").body()).contains("User name");
        assertThat(new Visitor(port).reading("en").get("/login").body()).contains("Gebruikersnaam");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "facilitator", "administrator"})
    void theDemonstrationStaffArriveAtTheDesk(String user) {
        assertThat(location(new Visitor(port).signIn(user, user))).isEqualTo("/desk");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        // The engine then keeps the user out for a few seconds, so it is none of those the other tests use.
        assertThat(location(new Visitor(port).signIn(somebody(), "wrong"))).isEqualTo("/login?error");
        assertThat(location(new Visitor(port).signIn("nobody", "wrong"))).isEqualTo("/login?error");
    }

    @Test
    void whoeverGuessesIsKeptOutForAWhileEvenWithTheRightPassword() {
        String user = somebody();
        for (int guess = 0; guess < 4; guess++) {
            new Visitor(port).signIn(user, "guess" + guess);
        }
        assertThat(location(new Visitor(port).signIn(user, "secret"))).isEqualTo("/login?error");
    }

    @Test
    void bringsPeopleToThePageTheyAskedFor() {
        Visitor visitor = new Visitor(port);
        assertThat(location(visitor.get("/desk/editions?status=OPEN"))).isEqualTo("/login");
        assertThat(location(visitor.signIn("coordinator", "coordinator"))).startsWith("/desk/editions?status=OPEN");
    }

    @Test
    void bringsPeopleBackToTheWebApplicationTheyCameFromAndNowhereElse() {
        assertThat(location(signInTo("tasklist"))).isEqualTo("/camunda/app/tasklist/default/");
        assertThat(location(signInTo("https://elsewhere.example/"))).isEqualTo("/desk");
    }

    @Test
    void startsANewSessionOnSigningIn() {
        Visitor visitor = new Visitor(port);
        visitor.get("/desk");
        String before = visitor.cookie("SESSION");
        visitor.signIn("coordinator", "coordinator");
        assertThat(before).isNotEmpty();
        assertThat(visitor.cookie("SESSION")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void keepsSessionsInTheDatabaseSoThatEveryNodeKnowsThem() {
        Visitor.staff(port, "coordinator");
        assertThat(database.sql("select count(*) from kring.spring_session where principal_name = 'coordinator'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void signingOutNeedsAFormOfOurs() throws Exception {
        Visitor visitor = Visitor.staff(port, "coordinator");
        assertThat(visitor.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);

        MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build()
                .perform(post("/logout").with(csrf()).with(user("coordinator")))
                .andExpect(redirectedUrl("/login?logout"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        HttpResponse<String> answer =
                new Visitor(port).post("/login", Map.of("username", "coordinator", "password", "coordinator"));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aVisitorWhoOnlyLooksAtAFormCostsNoSession() {
        Visitor visitor = new Visitor(port);
        visitor.get("/login");
        assertThat(visitor.cookie("SESSION")).isEmpty();
    }

    @Test
    void candidatesHaveTheirOwnWayIn() {
        assertThat(location(new Visitor(port).get("/my"))).isEqualTo("/my/sign-in");
        assertThat(location(new Visitor(port).get("/my/tasks/1"))).isEqualTo("/my/sign-in");
        assertThat(location(Visitor.staff(port, "coordinator").get("/my"))).isEqualTo("/my/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/camunda/app/tasklist/", "/camunda/app/cockpit/", "/camunda/app/admin/default/"})
    void staffPagesAskForSigningIn(String path) {
        assertThat(location(new Visitor(port).get(path))).isEqualTo("/login");
    }

    @Test
    void whatIsNotNamedDoesNotExist() {
        assertThat(new Visitor(port).get("/actuator").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get("/camunda-welcome/index.html").statusCode())
                .isEqualTo(404);
        assertThat(Visitor.staff(port, "administrator").get("/actuator/env").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsPublicAndGivesNothingAway(String path) {
        HttpResponse<String> answer = new Visitor(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components");
    }

    @Test
    void theApiAnswersInProblemsNotInPages() {
        Visitor visitor = new Visitor(port);
        String path = "/api/v1/editions/8f1dc1a2-0000-4000-8000-000000000000/enrolments";

        HttpResponse<String> unknown = visitor.get(path);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(unknown.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic");
        assertThat(unknown.body()).contains("\"status\":401").contains(path);
        assertThat(visitor.getAs(somebody(), "wrong", path).statusCode()).isEqualTo(401);

        HttpResponse<String> forbidden = visitor.json(
                "PUT",
                "/api/v1/editions/8f1dc1a2-0000-4000-8000-000000000000",
                "{}",
                "Authorization",
                Visitor.basic("facilitator", "facilitator"));
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(visitor.cookie("SESSION")).isEmpty();
    }

    @Test
    void theEnginesRestInterfaceIsForAdministratorsOnly() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(visitor.getAs("coordinator", "coordinator", "/engine-rest/task")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.getAs("administrator", "administrator", "/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.cookie("SESSION")).isEmpty();
    }

    @Test
    void aSessionOfTheWebPagesDoesNotOpenTheRestInterface() {
        assertThat(Visitor.staff(port, "administrator").get("/engine-rest/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void ourPagesCarryStrictHeaders() {
        HttpResponse<String> page = new Visitor(port).get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    private String somebody() {
        User user =
                identityService.newUser("test" + UUID.randomUUID().toString().replace("-", ""));
        user.setPassword("secret");
        identityService.saveUser(user);
        return user.getId();
    }

    private HttpResponse<String> signInTo(String application) {
        return new Visitor(port)
                .submit(
                        "/login?app=tasklist",
                        "/login",
                        Map.of("username", "coordinator", "password", "coordinator", "app", application));
    }

    private String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replace("http://localhost:" + port, "");
    }
}
