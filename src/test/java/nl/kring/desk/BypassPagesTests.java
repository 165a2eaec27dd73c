package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.Visitor;
import nl.kring.enrolment.Bypass;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What coordinators do at the desk outside the order of receipt. */
class BypassPagesTests extends JourneyTest {

    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"(seen|page)\" value=\"([^\"]*)\"");
    private static final String REASON = "Was vorig jaar toegezegd";

    @LocalServerPort
    int port;

    @Autowired
    Bypasses bypasses;

    @Test
    void somebodyIsAddedAfterClosingAndGetsAFreePlace() {
        Edition edition = anOpenEdition();
        passTimeUntil(edition.enrolmentClosesAt());
        String email = UUID.randomUUID() + "@school.example";
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/editions/" + edition.id() + "/add";
        Map<String, String> form = filledIn(email);
        form.putAll(hidden(coordinator.get(page)));

        HttpResponse<String> added = coordinator.submit(page, page, form);
        HttpResponse<String> again = coordinator.submit(page, page, form);

        assertThat(added.statusCode()).isEqualTo(302);
        assertThat(location(again)).isEqualTo(location(added));
        Enrolment enrolment = enrolments.findByEmailOrderByReceiptDesc(email).get(0);
        assertThat(enrolments.findByEmailOrderByReceiptDesc(email)).hasSize(1);
        assertThat(lettersAbout(enrolment)).containsExactly("CONFIRM_ADDRESS");
        enrolling.confirmAddress(enrolment.id());
        assertThat(statusOf(enrolment)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(bypasses.ofEdition(edition.id())).hasSize(1).allSatisfy(bypass -> {
            assertThat(bypass.kind()).isEqualTo(Bypass.Kind.ADDED);
            assertThat(bypass.reason()).isEqualTo(REASON);
        });
        assertThat(coordinator.get("/desk/editions/" + edition.id()).body()).contains(REASON);
        assertThat(Visitor.staff(port, "facilitator")
                        .get("/desk/enrolments/" + enrolment.reference())
                        .body())
                .contains(REASON);
    }

    @Test
    void whoeverIsAddedToAFullEditionTakesThePlaceThatWasKeptFree() {
        Edition edition = anOpenEditionWithPlaces(2);
        aConfirmedCandidate(edition);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        keepFree(coordinator, edition, "1");
        Enrolment waiting = aConfirmedCandidate(edition);
        String email = UUID.randomUUID() + "@school.example";
        String page = "/desk/editions/" + edition.id() + "/add";
        Map<String, String> form = filledIn(email);
        form.putAll(hidden(coordinator.get(page)));
        coordinator.submit(page, page, form);

        Enrolment added = enrolments.findByEmailOrderByReceiptDesc(email).get(0);
        enrolling.confirmAddress(added.id());

        assertThat(statusOf(added)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(places.occupancy(edition.id()).kept()).isZero();
    }

    @Test
    void nobodyIsAddedToAnEditionThatHasStarted() {
        Edition edition = anOpenEdition();
        passTimeUntil(edition.startsAt());
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/editions/" + edition.id() + "/add";

        HttpResponse<String> refused = coordinator.submit(page, page, filledIn(UUID.randomUUID() + "@school.example"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Deze editie is begonnen", "De Vries", REASON);
    }

    @Test
    void theFormOfTheProgrammeIsAskedAndItsAnswersAreKept() {
        Edition edition = planning.planEdition(
                "verbetercultuur", "Test " + UUID.randomUUID(), clock.today().plusWeeks(12));
        timeMachine.settle();
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/editions/" + edition.id() + "/add";
        String email = UUID.randomUUID() + "@school.example";
        Map<String, String> form = filledIn(email);
        form.putAll(hidden(coordinator.get(page)));

        HttpResponse<String> withoutGroup = coordinator.submit(page, page, form);
        assertThat(withoutGroup.statusCode()).isEqualTo(422);
        assertThat(withoutGroup.body()).contains("In welke groep doe je mee?", "De Vries", REASON);
        form.put("group", "2");
        form.put("motivation", "Benieuwd naar het ziekenhuis");
        assertThat(coordinator.submit(page, page, form).statusCode()).isEqualTo(302);

        Enrolment added = enrolments.findByEmailOrderByReceiptDesc(email).get(0);
        assertThat(added.group()).isEqualTo(2);
        assertThat(coordinator.get("/desk/enrolments/" + added.reference()).body())
                .contains("Benieuwd naar het ziekenhuis");
    }

    @Test
    void placesThatAreNoLongerKeptFreeGoToWhoeverWaits() {
        Edition edition = anOpenEditionWithPlaces(2);
        aConfirmedCandidate(edition);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        assertThat(keepFree(coordinator, edition, "1").statusCode()).isEqualTo(302);
        assertThat(coordinator.get("/desk/editions/" + edition.id()).body()).contains("wordt één plaats vrijgehouden");
        Enrolment waiting = aConfirmedCandidate(edition);
        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(new Visitor(port).get("/editions/" + edition.id() + "/enrol").body())
                .contains("wachtlijst");

        assertThat(keepFree(coordinator, edition, "2").body()).contains("Hoogstens 1:");
        assertThat(keepFree(coordinator, edition, "0").statusCode()).isEqualTo(302);

        assertThat(statusOf(waiting)).isEqualTo(EnrolmentStatus.OFFERED);
    }

    @Test
    void somebodyIsMovedUpTheListAndOffersFollowTheNewOrder() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment holder = aConfirmedCandidate(edition);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/enrolments/" + second.reference() + "/move";
        Map<String, String> form = hidden(coordinator.get(page));
        form.putAll(Map.of("position", "1", "reason", "  " + REASON + "\n"));

        assertThat(coordinator.submit(page, page, form).statusCode()).isEqualTo(302);
        HttpResponse<String> twice = coordinator.submit(page, page, form);
        enrolling.withdraw(holder.id(), "");

        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("Iemand anders was je voor", REASON);
        assertThat(bypasses.ofEnrolment(second.id())).singleElement().satisfies(bypass -> {
            assertThat(bypass.reason()).isEqualTo(REASON);
            assertThat(bypass.was()).isEqualTo(2);
            assertThat(bypass.became()).isEqualTo(1);
        });
        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.OFFERED);
        assertThat(statusOf(first)).isEqualTo(EnrolmentStatus.WAITING);
    }

    @Test
    void aKeptPlaceIsOfferedToSomebodyByName() {
        Edition edition = anOpenEditionWithPlaces(2);
        aConfirmedCandidate(edition);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        keepFree(coordinator, edition, "1");
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        String page = "/desk/enrolments/" + second.reference() + "/offer";
        Map<String, String> form = hidden(coordinator.get(page));
        form.put("reason", REASON);

        assertThat(coordinator.submit(page, page, form).statusCode()).isEqualTo(302);

        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.OFFERED);
        assertThat(statusOf(first)).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(lettersAbout(second)).contains("PLACE_OFFERED");
        String other = "/desk/enrolments/" + first.reference() + "/offer";
        Map<String, String> otherForm = hidden(coordinator.get(other));
        otherForm.put("reason", REASON);
        assertThat(coordinator.submit(other, other, otherForm).statusCode()).isEqualTo(302);
        assertThat(coordinator.get("/desk/enrolments/" + first.reference()).body())
                .contains("Op de wachtlijst");
        assertThat(bypasses.ofEnrolment(first.id())).isEmpty();
    }

    @Test
    void withoutAReasonNothingIsDone() {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        for (String page : List.of(
                "/desk/enrolments/" + waiting.reference() + "/move",
                "/desk/enrolments/" + waiting.reference() + "/offer",
                "/desk/editions/" + edition.id() + "/keep-free",
                "/desk/editions/" + edition.id() + "/add")) {
            for (String reason : List.of("   ", "x".repeat(501))) {
                Map<String, String> form = hidden(coordinator.get(page));
                form.putAll(Map.of("position", "1", "places", "0", "reason", reason));
                HttpResponse<String> refused = coordinator.submit(page, page, form);
                assertThat(refused.statusCode()).as(page).isEqualTo(422);
                assertThat(refused.body()).as(page).contains("reason-error");
            }
        }
        assertThat(bypasses.ofEdition(edition.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void showsEveryPageInBothLanguages(String language) {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        bypasses.move(waiting.id(), 1, 1, REASON, COORDINATOR);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        coordinator.get("/desk?lang=" + language);
        for (String page : List.of(
                "/desk/enrolments/" + waiting.reference(),
                "/desk/enrolments/" + waiting.reference() + "/move",
                "/desk/enrolments/" + waiting.reference() + "/offer",
                "/desk/editions/" + edition.id() + "/keep-free",
                "/desk/editions/" + edition.id() + "/add")) {
            HttpResponse<String> response = coordinator.get(page);
            assertThat(response.statusCode()).as(page).isEqualTo(200);
            assertThat(response.body()).as(page).doesNotContain("??").contains("lang=\"" + language + "\"");
        }
    }

    @Test
    void onlyCoordinatorsLeaveTheOrder() {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        Visitor facilitator = Visitor.staff(port, "facilitator");
        for (String page : List.of(
                "/desk/enrolments/" + waiting.reference() + "/move",
                "/desk/enrolments/" + waiting.reference() + "/offer",
                "/desk/editions/" + edition.id() + "/keep-free",
                "/desk/editions/" + edition.id() + "/add")) {
            assertThat(facilitator.get(page).statusCode()).as(page).isEqualTo(403);
            assertThat(facilitator
                            .submit("/desk", page, Map.of("reason", REASON, "seen", "1", "position", "1"))
                            .statusCode())
                    .as(page)
                    .isEqualTo(403);
        }
    }

    private HttpResponse<String> keepFree(Visitor coordinator, Edition edition, String number) {
        String page = "/desk/editions/" + edition.id() + "/keep-free";
        Map<String, String> form = hidden(coordinator.get(page));
        form.putAll(Map.of("places", number, "reason", REASON));
        return coordinator.submit(page, page, form);
    }

    private static Map<String, String> hidden(HttpResponse<String> page) {
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher fields = HIDDEN.matcher(page.body());
        while (fields.find()) {
            hidden.put(fields.group(1), fields.group(2));
        }
        return hidden;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static Map<String, String> filledIn(String email) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("givenName", "Mees");
        form.put("familyName", "De Vries");
        form.put("email", email);
        form.put("organisation", "Stichting De Horizon");
        form.put("role", "Bestuurssecretaris");
        form.put("sector", "PRIMARY");
        form.put("privacyAccepted", "true");
        form.put("language", "nl");
        form.put("reason", REASON);
        return form;
    }
}
