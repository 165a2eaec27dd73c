package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The dates, places and fee of one edition, at the desk. */
@KringTest
class DatesPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    Planning planning;

    @Autowired
    Editions editions;

    @Autowired
    AppClock clock;

    Visitor coordinator;
    Edition edition;
    String page;

    @BeforeEach
    void anEdition() {
        coordinator = Visitor.staff(port, "coordinator");
        edition = planning.planEdition(
                "bestuurssecretarissen",
                "Data " + UUID.randomUUID().toString().substring(0, 8),
                clock.today().plusWeeks(40));
        page = "/desk/editions/" + edition.id() + "/dates";
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void whatNobodyTouchesStays(String language) {
        coordinator.get("/desk?lang=" + language);
        HttpResponse<String> form = coordinator.get(page);
        assertThat(form.body()).doesNotContain("??");

        HttpResponse<String> check = coordinator.submit(page, page, PageForm.of(form.body()));

        assertThat(check.statusCode()).isEqualTo(200);
        assertThat(check.body())
                .containsAnyOf("Er verandert niets", "Nothing changes")
                .doesNotContain("Zo doorvoeren", "Carry out");
    }

    @Test
    void whatAChangeMeansIsShownBeforeItIsCarriedOut() {
        String opens = edition.enrolmentOpensAt().toLocalDate().plusWeeks(1).toString();
        String christmas = edition.startsAt().getYear() + 1 + "-12-25";
        HttpResponse<String> check =
                change(Map.of("opens", opens, "fee", "2.400,00", "meeting3", christmas, "meeting3End", christmas));

        assertThat(check.body())
                .contains("Aanmelding opent", "De interesselijst krijgt bericht", "Van € 2.250,00 naar € 2.400,00")
                .contains("Derde bijeenkomst", "De taak om voor te bereiden", ">Kerst<");
        assertThat(editions.get(edition.id()).fee()).isEqualByComparingTo("2250");

        assertThat(carryOut(check).statusCode()).isEqualTo(302);
        assertThat(carryOut(check).statusCode()).isEqualTo(302);
        Edition changed = editions.get(edition.id());
        assertThat(changed.fee()).isEqualByComparingTo("2400");
        assertThat(changed.enrolmentOpensAt().toLocalDate()).hasToString(opens);
        assertThat(changed.meetings().get(3).sequence()).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsSaidBesideTheFieldAndWhatWasTypedStays() {
        HttpResponse<String> refused = change(Map.of(
                "closes", edition.startsAt().plusDays(1).toLocalDate().toString(),
                "fee", "veel",
                "meeting1Place", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"fee-error\"", "value=\"veel\"", "id=\"meeting1Place-error\"");

        refused = change(
                Map.of("closes", edition.startsAt().plusDays(1).toLocalDate().toString()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"closes-error\"", "Dit moet voor de start van de kick-off zijn");
    }

    @Test
    void whoeverSawAnOlderStateIsToldSo() {
        HttpResponse<String> mine = change(Map.of("fee", "1.000,00"));
        carryOut(change(Map.of("fee", "3.000,00")));

        HttpResponse<String> refused = carryOut(mine);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Iemand anders was je voor", "value=\"1.000,00\"");
        assertThat(editions.get(edition.id()).fee()).isEqualByComparingTo("3000");
    }

    @Test
    void facilitatorsChangeNoDates() {
        assertThat(Visitor.staff(port, "facilitator").get(page).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> change(Map<String, String> changes) {
        Map<String, String> fields = PageForm.of(coordinator.get(page).body());
        fields.putAll(changes);
        return coordinator.submit(page, page, fields);
    }

    private HttpResponse<String> carryOut(HttpResponse<String> check) {
        return coordinator.submit(page, page + "/carry-out", PageForm.of(check.body()));
    }
}
