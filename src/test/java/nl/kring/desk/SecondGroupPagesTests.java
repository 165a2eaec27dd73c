package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Opening a second group at the desk. */
class SecondGroupPagesTests extends JourneyTest {

    private static final String REASON = "Veel meer belangstelling dan plaats";

    @LocalServerPort
    int port;

    @Test
    void aCoordinatorOpensItOnceAndSeesItsOffers() {
        Edition first = anOpenEditionWithPlaces(1);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String overview = "/desk/editions/" + first.id();
        String page = overview + "/second-group";
        aConfirmedCandidate(first);
        assertThat(coordinator.get(overview).body()).doesNotContain(page);
        List<Enrolment> waiting =
                Stream.generate(() -> aConfirmedCandidate(first)).limit(2).toList();
        assertThat(coordinator.get(overview).body()).contains(page);
        assertThat(coordinator.get(page).body())
                .contains(
                        first.title() + ", groep 2",
                        first.startsAt().toLocalDate().toString(),
                        "oude beurt",
                        "name=\"seen\" value=\"0\"");
        Map<String, String> form = form(first);

        HttpResponse<String> opened = coordinator.submit(page, page, form);
        HttpResponse<String> twice = coordinator.submit(page, page, form);

        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(waiting).extracting(this::statusOf).containsOnly(EnrolmentStatus.OFFERED);
        Edition second =
                editions.findBySecondGroupOfOrderByEnrolmentOpensAt(first.id()).get(0);
        assertThat(coordinator.get("/desk/editions/" + second.id()).body())
                .contains(waiting.get(0).reference(), overview);
        assertThat(Visitor.staff(port, "facilitator").get(overview).body()).contains(REASON, "Tweede groep geopend");
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedStays() {
        Edition first = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(first);
        Enrolment waiting = aConfirmedCandidate(first);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/editions/" + first.id() + "/second-group";
        Map<String, String> small = form(first);
        small.put("places", "1");
        Map<String, String> late = form(first);
        late.put("kickOff", clock.today().plusDays(2).toString());
        Map<String, String> noReason = form(first);
        noReason.put("reason", " ");

        assertThat(coordinator.submit(page, page, small).body()).contains("haalt de groep het minimum nooit", REASON);
        assertThat(coordinator.submit(page, page, late).body()).contains("Kies een latere datum", REASON);
        assertThat(coordinator.submit(page, page, noReason).statusCode()).isEqualTo(422);
        assertThat(Visitor.staff(port, "facilitator")
                        .submit("/desk", page, form(first))
                        .statusCode())
                .isEqualTo(403);

        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WAITING);
    }

    private static Map<String, String> form(Edition first) {
        return new HashMap<>(Map.of(
                "title",
                "Tweede " + UUID.randomUUID(),
                "kickOff",
                first.startsAt().toLocalDate().toString(),
                "places",
                "10",
                "seen",
                "0",
                "reason",
                REASON));
    }
}
