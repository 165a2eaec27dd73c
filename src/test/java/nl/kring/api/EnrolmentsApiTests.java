package nl.kring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.kring.enrolment.Allocation;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Places;
import nl.kring.form.FormSubmissions;
import nl.kring.programme.Edition;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EnrolmentsApiTests extends ApiTest {

    @Autowired
    Enrolments enrolments;

    @Autowired
    Enrolling enrolling;

    @Autowired
    Places places;

    @Autowired
    Allocation allocation;

    @Autowired
    FormSubmissions submissions;

    @Test
    void takesAnEnrolmentIn() {
        HttpResponse<String> response = enrol(somebody("Sanne@Scholen.example"));
        JsonNode receipt = read(response);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(receipt.fieldNames()).toIterable().containsExactlyInAnyOrder("reference", "receivedAt", "status");
        assertThat(receipt.get("status").asText()).isEqualTo("RECEIVED");
        OffsetDateTime receivedAt =
                OffsetDateTime.parse(receipt.get("receivedAt").asText());
        assertThat(receivedAt.getOffset()).isEqualTo(AppClock.ZONE.getRules().getOffset(receivedAt.toInstant()));

        Enrolment enrolment =
                enrolments.findByReference(receipt.get("reference").asText()).orElseThrow();
        assertThat(enrolment.email()).isEqualTo("sanne@scholen.example");
        assertThat(enrolment.sector()).isEqualTo("OTHER");
        assertThat(enrolment.locale().getLanguage()).isEqualTo("nl");
        assertThat(submissions.ofEnrolment(enrolment.id())).hasSize(1);
    }

    @Test
    void keepsEverythingThatIsStated() {
        Map<String, Object> body = somebody("volledig@scholen.example");
        body.putAll(
                Map.of("sector", "SPECIAL", "salaryScale", 12, "pupils", 4200, "motivation", "Rol", "language", "en"));
        body.put("privacyAccepted", true);

        Enrolment enrolment = enrolments
                .findByReference(read(enrol(body)).get("reference").asText())
                .orElseThrow();

        assertThat(enrolment.sector()).isEqualTo("SPECIAL");
        assertThat(enrolment.salaryScale()).isEqualTo(12);
        assertThat(enrolment.pupils()).isEqualTo(4200);
        assertThat(enrolment.motivation()).isEqualTo("Rol");
        assertThat(enrolment.locale().getLanguage()).isEqualTo("en");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Map<String, Object> body = somebody("geen adres");
        body.remove("givenName");
        body.putAll(Map.of("salaryScale", 40, "sector", "MARS", "privacyAccepted", false));
        HttpResponse<String> response = client.reading("en").json("POST", enrolmentsPath(), write(body));
        JsonNode problem = read(response);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(list(problem.get("errors")))
                .extracting(error -> error.get("field").asText())
                .containsExactlyInAnyOrder("givenName", "email", "salaryScale", "sector", "privacyAccepted");
        assertThat(list(problem.get("errors")))
                .allSatisfy(error -> assertThat(error.get("message").asText()).isNotBlank());
    }

    @Test
    void refusesWhatTheFormDoesNotAsk() {
        Map<String, Object> body = somebody("onbekend@scholen.example");
        body.put("status", "ADMITTED");

        assertThat(read(enrol(body)).at("/errors/0/field").asText()).isEqualTo("status");
    }

    @Test
    void refusesASecondEnrolmentUnderTheSameAddress() {
        enrol(somebody("dubbel@scholen.example"));
        HttpResponse<String> second = enrol(somebody(" DUBBEL@scholen.example"));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(read(second).get("detail").asText()).contains("al een aanmelding");
    }

    @Test
    void refusesWhenEnrollingIsNotOpen() {
        Edition later = planning.planEdition(SLUG, "Volgend jaar", clock.today().plusYears(1));
        HttpResponse<String> response = client.json(
                "POST", "/api/v1/editions/" + later.id() + "/enrolments", write(somebody("vroeg@scholen.example")));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aRepeatedKeyGivesTheSameAnswerAlsoLaterOn() {
        Map<String, Object> body = somebody("sleutel@scholen.example");
        HttpResponse<String> first = enrol(body, "Idempotency-Key", "sleutel-1");
        enrolling.confirmAddress(enrolments
                .findByReference(read(first).get("reference").asText())
                .orElseThrow()
                .id());
        HttpResponse<String> again = enrol(body, "Idempotency-Key", "sleutel-1");

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void aKeyCannotBeUsedForSomebodyElse() {
        enrol(somebody("eerste@scholen.example"), "Idempotency-Key", "sleutel-2");
        HttpResponse<String> other = enrol(somebody("tweede@scholen.example"), "Idempotency-Key", "sleutel-2");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        HttpResponse<String> response = enrol(somebody("lang@scholen.example"), "Idempotency-Key", "k".repeat(201));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(read(response).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    }

    @Test
    void staffSeeEnrolmentsInOrderOfReceipt() {
        for (String email : List.of("c@scholen.example", "a@scholen.example", "b@scholen.example")) {
            enrol(somebody(email));
        }
        JsonNode shown = read(client.getAs("coordinator", "coordinator", enrolmentsPath()));

        assertThat(list(shown))
                .extracting(enrolment -> enrolment.get("email").asText())
                .containsExactly("c@scholen.example", "a@scholen.example", "b@scholen.example");
        assertThat(shown.get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "reference", "name", "email", "status", "receivedAt", "place", "waitingPosition");
        assertThat(client.get(enrolmentsPath()).statusCode()).isEqualTo(401);
    }

    @Test
    void tellsWhatPlaceOrTurnSomebodyHas() {
        assertThat(change("coordinator", Map.of("capacity", 1, "minimum", 1)).statusCode())
                .isEqualTo(200);
        for (String email : List.of("een@scholen.example", "twee@scholen.example", "drie@scholen.example")) {
            Enrolment enrolment = enrolments
                    .findByReference(
                            read(enrol(somebody(email))).get("reference").asText())
                    .orElseThrow();
            enrolling.confirmAddress(enrolment.id());
            if (places.placeNumber(enrolment.id()) == null
                    && places.waitingPosition(enrolments.get(enrolment.id())) == null) {
                allocation.claim(enrolment.id());
            }
        }
        JsonNode shown = read(client.getAs("administrator", "administrator", enrolmentsPath()));

        assertThat(shown.get(0).get("place").asInt()).isEqualTo(1);
        assertThat(shown.get(0).get("waitingPosition").isNull()).isTrue();
        assertThat(shown.get(1).get("place").isNull()).isTrue();
        assertThat(shown.get(1).get("waitingPosition").asInt()).isEqualTo(1);
        assertThat(shown.get(2).get("waitingPosition").asInt()).isEqualTo(2);
    }

    @Test
    void namesHowManyPlacesAreTakenWhenTheCapacityIsTooLow() {
        change("coordinator", Map.of("capacity", 3, "minimum", 1));
        for (String email : List.of("p@scholen.example", "q@scholen.example")) {
            Enrolment enrolment = enrolments
                    .findByReference(
                            read(enrol(somebody(email))).get("reference").asText())
                    .orElseThrow();
            enrolling.confirmAddress(enrolment.id());
            if (places.placeNumber(enrolment.id()) == null) {
                allocation.claim(enrolment.id());
            }
        }
        HttpResponse<String> response = change("coordinator", Map.of("capacity", 1));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(409);
        assertThat(read(response).get("detail").asText()).contains("2");
        assertThat(read(response).at("/errors/0/field").asText()).isEqualTo("capacity");
        assertThat(read(client.get("/api/v1/editions/" + edition))
                        .get("capacity")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void givesFiftyAtOnceEachTheirOwnTurn() throws Exception {
        List<HttpResponse<String>> responses = atOnce(IntStream.range(0, 50)
                .<Callable<HttpResponse<String>>>mapToObj(i -> () -> enrol(somebody("drukte" + i + "@scholen.example")))
                .toList());

        assertThat(responses)
                .allSatisfy(response ->
                        assertThat(response.statusCode()).as(response.body()).isEqualTo(202));
        List<Enrolment> inOrder = enrolments.findByEditionIdOrderByReceipt(edition);
        assertThat(inOrder).hasSize(50);
        assertThat(inOrder).extracting(Enrolment::receipt).doesNotHaveDuplicates();
        assertThat(inOrder).extracting(Enrolment::receivedAt).isSorted();
    }

    @Test
    void aKeySentTenTimesAtOnceEnrolsOnce() throws Exception {
        Map<String, Object> body = somebody("haast@scholen.example");
        String key = UUID.randomUUID().toString();
        List<HttpResponse<String>> responses = atOnce(IntStream.range(0, 10)
                .<Callable<HttpResponse<String>>>mapToObj(i -> () -> enrol(body, "Idempotency-Key", key))
                .toList());

        assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(202);
        assertThat(new HashSet<>(responses.stream().map(HttpResponse::body).toList()))
                .hasSize(1);
        List<Enrolment> enrolled = enrolments.findByEditionIdOrderByReceipt(edition);
        assertThat(enrolled).hasSize(1);
        assertThat(submissions.ofEnrolment(enrolled.get(0).id())).hasSize(1);
    }

    private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> calls) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(calls.size());
        try {
            List<HttpResponse<String>> responses = new ArrayList<>();
            for (Future<HttpResponse<String>> response : clients.invokeAll(calls)) {
                responses.add(response.get());
            }
            return responses;
        } finally {
            clients.shutdown();
        }
    }
}
