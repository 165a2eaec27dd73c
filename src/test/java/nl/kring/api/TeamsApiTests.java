package nl.kring.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TeamsApiTests extends ApiTest {

    @Test
    void aProgrammeWithoutTeamsSaysSo() {
        Map<String, Object> body = somebody(UUID.randomUUID() + "@school.example");
        body.put("team", List.of(member("noor-" + UUID.randomUUID() + "@school.example")));

        HttpResponse<String> answer = enrol(body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(read(answer).at("/errors/0/field").asText()).isEqualTo("team");
        assertThat(read(answer).at("/detail").asText()).isNotBlank();
    }

    @Test
    void whatIsWrongWithAMemberIsNamed() {
        Map<String, Object> body = somebody(UUID.randomUUID() + "@school.example");
        body.put("team", List.of(member("geen adres")));
        assertThat(read(enrol(body)).at("/errors/0/field").asText()).isEqualTo("team[0].email");

        body.put("team", "Noor");
        assertThat(read(enrol(body)).at("/errors/0/field").asText()).isEqualTo("team");
        body.put("team", List.of(Map.of("naam", "Noor")));
        assertThat(enrol(body).statusCode()).isEqualTo(400);
    }

    private static Map<String, Object> member(String email) {
        return Map.of("givenName", "Noor", "familyName", "Voorbeeld", "email", email);
    }
}
