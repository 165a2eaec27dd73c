package nl.kring.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.programme.Edition;
import nl.kring.programme.Planning;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An outside client, and an edition that is open for enrolment. */
@KringTest
abstract class ApiTest {

    static final String SLUG = "bestuurssecretarissen";

    @LocalServerPort
    int port;

    @Autowired
    Planning planning;

    @Autowired
    AppClock clock;

    @Autowired
    ObjectMapper objectMapper;

    Visitor client;
    UUID edition;

    @BeforeEach
    void anEditionThatIsOpen() {
        client = new Visitor(port);
        edition = openEdition().id();
    }

    Edition openEdition() {
        return planning.planEdition(SLUG, "Editie van buiten", clock.today().plusWeeks(10));
    }

    String enrolmentsPath() {
        return "/api/v1/editions/" + edition + "/enrolments";
    }

    static Map<String, Object> somebody(String email) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("givenName", "Sanne");
        body.put("familyName", "Voorbeeld");
        body.put("email", email);
        body.put("organisation", "Stichting De Horizon");
        body.put("role", "Bestuurssecretaris");
        return body;
    }

    HttpResponse<String> enrol(Map<String, Object> body, String... headers) {
        return client.json("POST", enrolmentsPath(), write(body), headers);
    }

    HttpResponse<String> change(String user, Map<String, Object> body) {
        return client.json(
                "PUT", "/api/v1/editions/" + edition, write(body), "Authorization", Visitor.basic(user, user));
    }

    String write(Object body) {
        try {
            return objectMapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode read(HttpResponse<String> response) {
        try {
            return objectMapper.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + response.body(), e);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
