package nl.kring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import nl.kring.enrolment.EnrolmentRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ApiProblemsTests extends ApiTest {

    @Autowired
    ApiProblems problems;

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"tekst\"", "12", "{\"email\":}", "[[[[[[[["})
    void answersUnreadableBodies(String body) {
        assertProblem(client.json("POST", enrolmentsPath(), body), 400);
    }

    @ParameterizedTest
    @CsvSource({"givenName,12", "email,true", "role,{}", "organisation,[]", "pupils,true", "salaryScale,1e999999999"})
    void namesTheFieldWithAValueOfAnotherKind(String field, String value) {
        Map<String, Object> fields = somebody("soort@scholen.example");
        fields.remove(field);
        String body = write(fields).replaceFirst("\\{", "{\"" + field + "\":" + value + ",");
        JsonNode problem = assertProblem(client.json("POST", enrolmentsPath(), body), 400);

        assertThat(problem.at("/errors/0/field").asText()).as(body).isEqualTo(field);
    }

    @Test
    void tellsAnAddressThatMayNotEnrolEarlyFromAnEditionThatIsNotOpen() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        problems.resolveException(
                new MockHttpServletRequest("POST", enrolmentsPath()),
                response,
                null,
                new EnrolmentRefused(EnrolmentRefused.Reason.OTHER_ADDRESS));

        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("een ander e-mailadres");
    }

    @Test
    void answersOtherMediaTypes() {
        HttpResponse<String> form = client.post(enrolmentsPath(), Map.of("email", "x@scholen.example"));
        assertProblem(form, 415);
        HttpResponse<String> page = client.send(client.request("/api/v1/programmes")
                .header("Accept", "text/html")
                .GET());
        assertProblem(page, 406);
    }

    @Test
    void answersOtherMethodsAndUnknownAddresses() {
        HttpResponse<String> response = client.send(client.request("/api/v1/editions/" + edition)
                .header("Authorization", nl.kring.Visitor.basic("administrator", "administrator"))
                .DELETE());
        assertProblem(response, 405);
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("PUT");
        assertProblem(client.getAs("administrator", "administrator", "/api/v1/nothing"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "geen-uuid", "00000000-0000-0000-0000-000000000000"})
    void answersUnknownEditions(String id) {
        assertProblem(client.get("/api/v1/editions/" + id), 404);
        assertProblem(client.getAs("coordinator", "coordinator", "/api/v1/editions/" + id + "/enrolments"), 404);
        assertProblem(
                client.json(
                        "POST",
                        "/api/v1/editions/" + id + "/enrolments",
                        write(somebody(UUID.randomUUID() + "@scholen.example"))),
                404);
    }

    @Test
    void readsNoMoreThanItNeeds() {
        Map<String, Object> body = somebody("groot@scholen.example");
        body.put("motivation", "x".repeat(70_000));
        assertProblem(enrol(body), 413);

        byte[] bytes = write(body).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> withoutLength = client.send(client.request(enrolmentsPath())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
        assertProblem(withoutLength, 413);
    }

    @Test
    void describesItself() {
        JsonNode description = read(client.get("/v3/api-docs"));

        assertThat(description.at("/info/title").asText()).isEqualTo("Kring");
        assertThat(description.get("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "/api/v1/programmes", "/api/v1/editions/{id}", "/api/v1/editions/{id}/enrolments");
        assertThat(description
                        .at("/components/schemas/Problem/properties/errors/items/properties")
                        .fieldNames())
                .toIterable()
                .containsExactly("field", "message");
        description
                .findValuesAsText("$ref")
                .forEach(reference -> assertThat(
                                description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        assertThat(description.at("/components/schemas/NewEnrolment/required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("givenName", "familyName", "email", "organisation", "role");
        assertThat(description
                        .at("/paths/~1api~1v1~1editions~1{id}~1enrolments/post/responses/409/$ref")
                        .asText())
                .isEqualTo("#/components/responses/Conflict");
    }

    private JsonNode assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = read(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(problem.get("errors").isArray()).isTrue();
        assertThat(response.body()).doesNotContain("nl.kring", "Exception", "springframework");
        return problem;
    }
}
