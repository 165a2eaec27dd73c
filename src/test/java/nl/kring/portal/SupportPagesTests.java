package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kring.Visitor;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.InitiativeStatus;
import nl.kring.initiative.Initiatives;
import nl.kring.initiative.Judgement;
import nl.kring.initiative.Supporting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Applying for support of a network on the public page, and the application by its link. */
class SupportPagesTests extends PortalTest {

    private static final String FORM = "/programmes/leernetwerken/support";

    @Autowired
    Initiatives initiatives;

    @Autowired
    Supporting supporting;

    @Test
    void thePageTellsTheCriteriaAndWhatIsWrongStandsBesideTheField() {
        assertThat(text(visitor().get("/programmes/leernetwerken"))).contains("Zelf een netwerk beginnen?");
        HttpResponse<String> page = visitor().get(FORM);
        assertThat(text(page)).contains("ten minste drie bijeenkomsten", "ten minste zes vaste deelnemers");

        Map<String, String> incomplete = application(someAddress());
        incomplete.remove("network");
        HttpResponse<String> answer = apply(visitor(), incomplete);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Hoe delen we de leiding?");
        assertThat(visitor().get("/programmes/" + PROGRAMME + "/support").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSecretaryConfirmsMendsAndSeesHowItStands() {
        String address = someAddress();
        Visitor visitor = visitor();
        assertThat(location(apply(visitor, application(address)))).endsWith("/support/thanks");
        String link = linkTo(address, "/support/").orElseThrow();
        Initiative initiative = of(address);
        assertThat(text(visitor.get(link))).contains("Ja, dit adres is van mij");
        assertThat(of(address).status()).isEqualTo(InitiativeStatus.RECEIVED);

        visitor.submit(link, link, Map.of());
        visitor.submit(link, link, Map.of());
        assertThat(of(address).status()).isEqualTo(InitiativeStatus.ASSESSING);

        supporting.judge(initiative.id(), List.of(new Judgement("meetings", false, "Er staan er twee gepland.")));
        assertThat(text(visitor.get(link))).contains("Wat er ontbreekt", "Er staan er twee gepland.");
        HttpResponse<String> form = visitor.get(link + "/mend");
        assertThat(form.body()).contains("Hoe delen we de leiding?");
        Map<String, String> mended = application(address);
        mended.put("meetings", "5");
        send(visitor, link + "/mend", hidden(form), mended);
        assertThat(of(address).answers().integer("meetings")).isEqualTo(5);
        assertThat(of(address).status()).isEqualTo(InitiativeStatus.ASSESSING);

        visitor.submit(link, link + "/withdraw", Map.of());
        assertThat(text(visitor.get(link))).contains("Ingetrokken");
    }

    @Test
    void anUnknownLinkSaysSo() {
        assertThat(visitor().get("/support/onzin").statusCode()).isEqualTo(410);
        assertThat(visitor().get("/support/onzin/mend").statusCode()).isEqualTo(410);
    }

    @Test
    void coordinatorsSeeAllApplicationsAndNobodyElseDoes() {
        String address = someAddress();
        apply(visitor(), application(address));

        assertThat(text(Visitor.staff(port, "coordinator").get("/desk/initiatives")))
                .contains(address, "Nog te bevestigen");
        assertThat(Visitor.staff(port, "facilitator").get("/desk/initiatives").statusCode())
                .isEqualTo(403);
    }

    private Initiative of(String address) {
        return initiatives.findAllByOrderByReceivedAtDesc().stream()
                .filter(initiative -> initiative.email().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> apply(Visitor visitor, Map<String, String> fields) {
        return send(visitor, FORM, hidden(visitor.get(FORM)), fields);
    }

    private static Map<String, String> application(String address) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("givenName", "Ilse");
        fields.put("familyName", "Voorbeeld");
        fields.put("email", address);
        fields.put("organisation", "College De Vaart");
        fields.put("role", "Rector");
        fields.put("leads", "YES");
        fields.put("network", "Samen leiden");
        fields.put("question", "Hoe delen we de leiding?");
        fields.put("initiators", "LEADERS");
        fields.put("need", "Acht rectoren vroegen erom.");
        fields.put("development", "Ruimte geven en richting houden.");
        fields.put("joining", "OPEN");
        fields.put("participants", "8");
        fields.put("meetings", "2");
        fields.put("years", "2");
        fields.put("contact", "YES");
        fields.put("facilitator", "WITH_HELP");
        fields.put("invites", "YES");
        fields.put("monitoring", "YES");
        fields.put("costs", "De begeleider; wij betalen de zalen.");
        fields.put("privacyAccepted", "true");
        return fields;
    }
}
