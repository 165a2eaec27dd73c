package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Choosing a group on the page and over the JSON interface, and what candidate and coordinator see of it. */
class GroupPagesTests extends PortalTest {

    private Edition edition;

    @BeforeEach
    void anEditionInGroups() {
        edition = planning.planEdition(
                "verbetercultuur", "Test " + UUID.randomUUID(), clock.today().plusWeeks(12));
        timeMachine.settle();
    }

    @Test
    void oneChoosesAGroupByItsDatesAndSeesOnlyThoseAfterwards() {
        Visitor visitor = visitor();
        assertThat(text(visitor.get(enrolPath(edition))))
                .contains("In welke groep doe je mee?", "Groep 1:", "Groep 2:");
        assertThat(text(visitor.get("/programmes/verbetercultuur"))).contains("Groep 1: nog 16 plekken");
        String address = someAddress();
        Map<String, String> fields = filledIn(address);
        HttpResponse<String> none = enrol(visitor, edition, fields);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("k-error-summary").containsPattern("id=\"[^\"]*group[^\"]*-error\"");
        fields.put("group", "3");
        HttpResponse<String> unknown = enrol(visitor, edition, fields);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("k-error-summary").containsPattern("id=\"[^\"]*group[^\"]*-error\"");
        fields.put("group", "2");

        assertThat(enrol(visitor, edition, fields).statusCode()).isEqualTo(302);

        Enrolment enrolment = enrolments.findByEmailOrderByReceiptDesc(address).get(0);
        assertThat(enrolment.group()).isEqualTo(2);
        enrolling.confirmAddress(enrolment.id());
        assertThat(text(signedIn(enrolment).get("/my/enrolments/" + enrolment.reference())))
                .contains("Groep Groep 2", "(Groep 2)")
                .doesNotContain("(Groep 1)");
    }

    @Test
    void theJsonInterfaceAsksForAGroupWhereThereAreAnyAndOnlyThere() {
        assertThat(send(edition, "").body()).contains("\"field\":\"group\"");
        assertThat(send(edition, ",\"group\":7").statusCode()).isEqualTo(400);
        assertThat(send(edition, ",\"group\":7").body()).contains("\"field\":\"group\"");
        assertThat(send(edition, ",\"group\":2").statusCode()).isEqualTo(202);
        HttpResponse<String> without = send(anOpenEdition(), ",\"group\":1");
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body()).contains("\"field\":\"group\"");

        assertThat(enrolments.findByEditionIdOrderByReceipt(edition.id()))
                .singleElement()
                .satisfies(enrolment -> assertThat(enrolment.group()).isEqualTo(2));
        assertThat(visitor().get("/api/v1/editions/" + edition.id()).body())
                .contains("\"capacity\":32", "\"groups\":[{\"number\":1,\"name\":\"Groep 1\",\"capacity\":16");
        assertThat(visitor().get("/api/v1/editions/" + anOpenEdition().id()).body())
                .doesNotContain("groups");
    }

    @Test
    void aCoordinatorSeesTheGroupsAndChangesAChoice() {
        Enrolment enrolment = enrolling.receive(interestForm(edition, "Mees", someAddress(), 1));
        enrolling.confirmAddress(enrolment.id());
        allocation.setCapacity(edition.id(), 2, 1);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String path = "/desk/enrolments/" + enrolment.reference();
        assertThat(text(coordinator.get("/desk/editions/" + edition.id())))
                .contains("Groep 1 1 van 16 bezet", "Plaatsen vrijhouden: Groep 2")
                .doesNotContain("Tweede groep openen");
        assertThat(text(coordinator.get(path))).contains("Groep 1 Andere groep");

        HttpResponse<String> nothing =
                coordinator.submit(path + "/group", path + "/group", Map.of("seen", "1", "reason", ""));
        assertThat(nothing.statusCode()).isEqualTo(422);
        HttpResponse<String> changed =
                coordinator.submit(path + "/group", path + "/group", Map.of("seen", "1", "group", "2", "reason", ""));

        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(text(coordinator.get(path))).contains("Groep 2 Andere groep", "Naar een andere groep");
        String settings = "/desk/editions/" + edition.id() + "/settings";
        assertThat(text(coordinator.get(settings))).contains("Aantal plaatsen in Groep 1");
    }

    private HttpResponse<String> send(Edition to, String more) {
        return visitor()
                .json(
                        "POST",
                        "/api/v1/editions/" + to.id() + "/enrolments",
                        "{\"givenName\":\"Mees\",\"familyName\":\"Voorbeeld\",\"email\":\"" + someAddress()
                                + "\",\"organisation\":\"De Horizon\",\"role\":\"Bestuurder\"" + more + "}");
    }
}
