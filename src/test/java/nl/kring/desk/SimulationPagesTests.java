package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.kring.KringTest;
import nl.kring.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages from which an administrator has an edition played; what comes of it is tested where it is played. */
@KringTest
class SimulationPagesTests {

    private static final String NEW = "/desk/simulations/new?programme=bestuurssecretarissen";

    @LocalServerPort
    int port;

    Visitor administrator;

    @BeforeEach
    void staff() {
        administrator = Visitor.staff(port, "administrator");
    }

    @Test
    void onlyAdministratorsSimulate() {
        for (String other : new String[] {"coordinator", "facilitator"}) {
            Visitor visitor = Visitor.staff(port, other);
            assertThat(visitor.get("/desk/simulations").statusCode()).isEqualTo(403);
            assertThat(visitor.get(NEW).statusCode()).isEqualTo(403);
            assertThat(visitor.get("/desk/processes").body()).doesNotContain("/desk/simulations");
        }
        assertThat(new Visitor(port).get(NEW).statusCode()).isEqualTo(302);
        assertThat(administrator.get("/desk").body()).contains("/desk/simulations");
        assertThat(administrator.get("/desk/processes/DigitalIntakeProcess").body())
                .contains("/desk/simulations?process=DigitalIntakeProcess&amp;version=1");
    }

    @Test
    void aProgrammeThatOnlyHoldsOthersIsNotOffered() {
        assertThat(administrator.get("/desk/simulations").body())
                .contains("value=\"bestuurssecretarissen\"", "value=\"slim-besturen\"")
                .doesNotContain("value=\"leernetwerken\"");
        assertThat(administrator
                        .get("/desk/simulations/new?programme=leernetwerken")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void asksForWhatIsWrongAndKeepsTheRest() {
        Map<String, String> fields = filledIn();
        fields.put("kickOff", "");
        fields.put("slow", "many");
        fields.put("silent", "7");
        fields.put("silentFrom", "Task_ThatIsNotThere");

        HttpResponse<String> page = administrator.submit(NEW, "/desk/simulations/new", fields);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "href=\"#kickOff\"", "href=\"#slow\"", "href=\"#silentFrom\"", "value=\"many\"", "value=\"7\"");
    }

    @Test
    void someoneHasToEnrolAndNotTooMany() {
        Map<String, String> nobody = filledIn();
        nobody.put("prompt", "0");
        assertThat(administrator.submit(NEW, "/desk/simulations/new", nobody).body())
                .contains("Kies samen 1 tot en met 40 mensen; nu zijn het er 0.");

        Map<String, String> many = filledIn();
        many.put("prompt", "30");
        many.put("slow", "20");
        assertThat(administrator.submit(NEW, "/desk/simulations/new", many).body())
                .contains("nu zijn het er 50.");
    }

    @Test
    void oneIsStartedAndStoppedAndDeleted() {
        HttpResponse<String> started = administrator.submit(NEW, "/desk/simulations/new", filledIn());
        assertThat(started.statusCode()).isEqualTo(302);
        String page = started.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
        assertThat(administrator.get(page).body()).contains("<progress", "Simulatie stoppen");

        HttpResponse<String> another = administrator.submit(NEW, "/desk/simulations/new", filledIn());
        assertThat(another.statusCode()).isEqualTo(409);
        assertThat(another.body()).contains("Er loopt al een simulatie");

        administrator.submit(page, page + "/cancel", Map.of());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> administrator.get(page).body().contains("Deze simulatie is gestopt"));
        administrator.submit(page, page + "/delete", Map.of());
        assertThat(administrator.get(page).statusCode()).isEqualTo(404);
    }

    private static Map<String, String> filledIn() {
        Map<String, String> fields = new HashMap<>(Map.of(
                "programme", "bestuurssecretarissen",
                "kickOff", "2031-09-23",
                "prompt", "1",
                "slow", "0",
                "silent", "0",
                "silentFrom", "",
                "unconfirmed", "0",
                "withdrawing", "0",
                "declined", "0",
                "cancelling", "0"));
        fields.put("staffDays", "1");
        return fields;
    }
}
