package nl.kring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.kring.AtOnce;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.form.FormSubmissions;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import nl.kring.programme.ProgrammeDefinition.WhenOneLeaves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Teams that enrol over the JSON interface. */
class TeamEnrolmentsApiTest extends JourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper objectMapper;

    @Autowired
    FormSubmissions submissions;

    private Edition edition;
    private Map<String, Object> team;

    @BeforeEach
    void aTeamOfThree() {
        edition = anOpenEditionForTeams("teams-keep", new TeamRules(2, 4, WhenOneLeaves.KEEP));
        team = ApiTest.somebody(address());
        team.put("team", List.of(member("Noor"), member("Joost")));
    }

    @Test
    void allOfATeamAreEnrolledAndConfirmTheirOwnAddresses() throws Exception {
        HttpResponse<String> answer = send("sleutel " + UUID.randomUUID());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        List<Enrolment> members = members();
        assertThat(members).extracting(Enrolment::givenName).containsExactly("Sanne", "Noor", "Joost");
        assertThat(objectMapper.readTree(answer.body()).get("reference").asText())
                .isEqualTo(members.get(0).reference());
        assertThat(members).allSatisfy(member -> {
            assertThat(member.organisation()).isEqualTo("Stichting De Horizon");
            assertThat(submissions.ofEnrolment(member.id())).hasSize(1);
            assertThat(lettersAbout(member)).containsExactly("CONFIRM_ADDRESS");
        });
        members.forEach(member -> enrolling.confirmAddress(member.id()));
        assertThat(members()).extracting(Enrolment::status).containsOnly(EnrolmentStatus.INTAKE);
    }

    @Test
    void aTeamSentAgainWithItsKeyGetsTheSameAnswerAndIsEnrolledOnce() {
        String key = "sleutel " + UUID.randomUUID();
        HttpResponse<String> first = send(key);
        members().forEach(member -> enrolling.confirmAddress(member.id()));

        HttpResponse<String> again = send(key);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(members()).hasSize(3);
        assertThat(members().get(0).status()).isEqualTo(EnrolmentStatus.INTAKE);
        team.put("team", List.of(member("Mees")));
        assertThat(send(key).statusCode()).as("another team").isEqualTo(422);
        team.remove("team");
        assertThat(send(key).statusCode()).as("somebody alone").isEqualTo(422);
    }

    @Test
    void aTeamSentManyTimesAtOnceIsEnrolledOnce() throws Exception {
        String key = "sleutel " + UUID.randomUUID();
        List<HttpResponse<String>> answers = new ArrayList<>();
        List<Callable<?>> sending = IntStream.range(0, 8)
                .<Callable<?>>mapToObj(at -> () -> {
                    HttpResponse<String> answer = send(key);
                    synchronized (answers) {
                        answers.add(answer);
                    }
                    return null;
                })
                .toList();

        assertThat(AtOnce.run(sending)).containsOnlyNulls();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
        assertThat(new HashSet<>(answers.stream().map(HttpResponse::body).toList()))
                .hasSize(1);
        assertThat(members()).hasSize(3);
    }

    @Test
    void aTeamLargerThanTheEditionIsRefusedAndToldHowManyPlacesThereAre() throws Exception {
        allocation.setCapacity(edition.id(), 2);

        HttpResponse<String> answer = send("sleutel " + UUID.randomUUID());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(objectMapper.readTree(answer.body()).at("/errors/0/field").asText())
                .isEqualTo("team");
        assertThat(objectMapper.readTree(answer.body()).at("/detail").asText()).contains("2 plaatsen");
        assertThat(members()).isEmpty();
    }

    private HttpResponse<String> send(String key) {
        try {
            return new Visitor(port)
                    .json(
                            "POST",
                            "/api/v1/editions/" + edition.id() + "/enrolments",
                            objectMapper.writeValueAsString(team),
                            "Idempotency-Key",
                            key);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Enrolment> members() {
        return enrolments.findByEditionIdOrderByReceipt(edition.id());
    }

    private static Map<String, Object> member(String givenName) {
        return new HashMap<>(Map.of("givenName", givenName, "familyName", "Voorbeeld", "email", address()));
    }

    private static String address() {
        return UUID.randomUUID() + "@school.example";
    }
}
