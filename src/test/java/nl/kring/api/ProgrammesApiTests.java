package nl.kring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import nl.kring.Visitor;
import org.junit.jupiter.api.Test;

class ProgrammesApiTests extends ApiTest {

    @Test
    void listsProgrammesWithTheirEditions() {
        JsonNode programme = programme(client);

        assertThat(programme.fieldNames()).toIterable().containsExactlyInAnyOrder("slug", "title", "editions");
        assertThat(programme.get("title").asText()).isEqualTo("Netwerk strategisch bestuurssecretarissen");
        assertThat(list(programme.get("editions")))
                .anySatisfy(shown -> assertThat(shown.get("id").asText()).isEqualTo(edition.toString()));
    }

    @Test
    void givesTitlesInEnglishToWhoeverAsksForIt() {
        assertThat(programme(client.reading("fr, en-GB;q=0.8, nl;q=0.5"))
                        .get("title")
                        .asText())
                .isEqualTo("Network for strategic board secretaries");
        assertThat(programme(client.reading("de")).get("title").asText()).startsWith("Netwerk");
    }

    @Test
    void showsOneEditionAndHowFullItIs() {
        JsonNode shown = read(client.get("/api/v1/editions/" + edition));

        assertThat(shown.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "title", "startsOn", "status", "capacity", "taken", "waiting", "enrolmentOpen");
        assertThat(shown.get("startsOn").asText())
                .isEqualTo(clock.today().plusWeeks(10).toString());
        assertThat(shown.get("status").asText()).isEqualTo("ENROLLING");
        assertThat(shown.get("capacity").asInt()).isEqualTo(10);
        assertThat(shown.get("taken").asInt()).isZero();
        assertThat(shown.get("enrolmentOpen").asBoolean()).isTrue();
    }

    @Test
    void coordinatorsAndAdministratorsChangeAnEdition() {
        assertThat(change("coordinator", Map.of("capacity", 12)).statusCode()).isEqualTo(200);
        JsonNode shown = read(change(
                "administrator", Map.of("capacity", 14, "minimum", 5, "waitingListSize", 0, "title", " Najaar ")));

        assertThat(shown.get("capacity").asInt()).isEqualTo(14);
        assertThat(shown.get("title").asText()).isEqualTo("Najaar");
    }

    @Test
    void theGroupsOfAnEditionAreChangedTogetherOrOneByOne() {
        edition = planning.planEdition(
                        "verbetercultuur", "Editie met groepen", clock.today().plusWeeks(10))
                .id();

        assertThat(capacities(Map.of("capacity", 21))).containsExactly(11, 10);
        assertThat(capacities(Map.of("groups", List.of(group(2, 20))))).containsExactly(11, 20);
        assertThat(capacities(Map.of("capacity", 24, "groups", List.of(group(1, 12), group(2, 12)))))
                .containsExactly(12, 12);
        assertThat(refusal(422, Map.of("capacity", 30, "groups", List.of(group(1, 12)))))
                .isEqualTo("capacity");
        assertThat(refusal(422, Map.of("groups", List.of(group(3, 12))))).isEqualTo("groups");
        assertThat(refusal(409, Map.of("groups", List.of(group(1, 2))))).isEqualTo("minimum");
        assertThat(field(Map.of("groups", List.of(group(1, 12), group(1, 13))))).isEqualTo("groups");
        assertThat(field(Map.of("groups", List.of(Map.of("number", 1))))).isEqualTo("groups[0].capacity");
        assertThat(field(Map.of("groups", List.of()))).isEqualTo("groups");
    }

    private List<Integer> capacities(Map<String, Object> body) {
        JsonNode shown = read(change("coordinator", body));
        return list(shown.get("groups")).stream()
                .map(group -> group.get("capacity").asInt())
                .toList();
    }

    private static Map<String, Object> group(int number, int capacity) {
        return Map.of("number", number, "capacity", capacity);
    }

    @Test
    void nobodyElseChangesAnEdition() {
        assertThat(change("facilitator", Map.of("capacity", 12)).statusCode()).isEqualTo(403);
        var anonymous = client.json("PUT", "/api/v1/editions/" + edition, write(Map.of("capacity", 12)));

        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusesAMinimumThatCannotBeReached() {
        JsonNode problem = read(change("coordinator", Map.of("capacity", 4)));

        assertThat(problem.get("status").asInt()).isEqualTo(409);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("minimum");
    }

    @Test
    void namesTheFieldsOfAChangeThatAreWrong() {
        assertThat(field(Map.of("capacity", "12"))).isEqualTo("capacity");
        assertThat(field(Map.of("capacity", 12.5))).isEqualTo("capacity");
        assertThat(field(Map.of("capacity", 0))).isEqualTo("capacity");
        assertThat(field(Map.of("capacity", 99_999_999_999L))).isEqualTo("capacity");
        assertThat(field(Map.of("minimum", 3))).isEqualTo("capacity");
        assertThat(field(Map.of("capacity", 12, "title", " "))).isEqualTo("title");
        assertThat(field(Map.of("capacity", 12, "fee", 1))).isEqualTo("fee");
    }

    private String field(Map<String, Object> body) {
        return refusal(400, body);
    }

    private String refusal(int status, Map<String, Object> body) {
        JsonNode problem = read(change("coordinator", body));
        assertThat(problem.get("status").asInt()).as(problem.toString()).isEqualTo(status);
        return problem.at("/errors/0/field").asText();
    }

    private JsonNode programme(Visitor visitor) {
        return list(read(visitor.get("/api/v1/programmes"))).stream()
                .filter(shown -> shown.get("slug").asText().equals(SLUG))
                .findFirst()
                .orElseThrow();
    }
}
