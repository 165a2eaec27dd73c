package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.programme.Edition;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolPagesTests extends PortalTest {

    private Edition edition;
    private Visitor visitor;

    @BeforeEach
    void aVisitorAndAnOpenEdition() {
        edition = anOpenEdition();
        visitor = visitor();
    }

    @Test
    void takesAnEnrolmentInAndSaysWhichAddressGotTheMail() {
        String address = someAddress();

        HttpResponse<String> sent = enrol(visitor, edition, filledIn(address));

        assertThat(sent.statusCode()).as(text(sent)).isEqualTo(302);
        assertThat(location(sent)).isEqualTo(enrolPath(edition) + "/thanks");
        assertThat(text(visitor.get(location(sent)))).contains(address, "Kijk in je map met ongewenste mail");
        assertThat(received()).hasSize(1);
        assertThat(linkTo(address, "/confirm/")).isPresent();
    }

    @Test
    void keepsTheAddressFromOthersOnTheThankYouPage() {
        String address = someAddress();
        enrol(visitor, edition, filledIn(address));

        assertThat(text(visitor().get(enrolPath(edition) + "/thanks")))
                .contains("het adres dat je invulde")
                .doesNotContain(address);
    }

    @Test
    void enrolsOnceHoweverOftenThePageIsSent() throws Exception {
        Map<String, String> hidden = hidden(visitor.get(enrolPath(edition)));
        String address = someAddress();
        Map<String, String> fields = filledIn(address);
        Callable<HttpResponse<String>> send = () -> send(visitor, enrolPath(edition), hidden, fields);

        ExecutorService browser = Executors.newFixedThreadPool(4);
        try {
            for (Future<HttpResponse<String>> answer : browser.invokeAll(List.of(send, send, send, send))) {
                assertThat(answer.get().statusCode()).isEqualTo(302);
            }
        } finally {
            browser.shutdown();
        }
        assertThat(send.call().statusCode()).isEqualTo(302);

        assertThat(received()).hasSize(1);
        assertThat(mailTo(address)).hasSize(1);
    }

    @Test
    void letsAColleagueEnrolWithTheSamePage() {
        Map<String, String> hidden = hidden(visitor.get(enrolPath(edition)));

        send(visitor, enrolPath(edition), hidden, filledIn(someAddress()));
        send(visitor, enrolPath(edition), hidden, filledIn(someAddress()));

        assertThat(received()).hasSize(2);
    }

    @Test
    void showsErrorsBesideTheFieldsAndKeepsWhatWasTyped() {
        Map<String, String> fields = filledIn("geen-adres");
        fields.put("organisation", "<b>De \"Horizon\"</b>");
        fields.put("familyName", "");
        fields.put("salaryScale", "tien");

        HttpResponse<String> page = enrol(visitor, edition, fields);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("<title>Fout: Aanmelden");
        assertThat(errorAt("familyName", page)).contains("Achternaam");
        assertThat(errorAt("email", page)).contains("e-mailadres");
        assertThat(errorAt("salaryScale", page)).contains("getal");
        assertThat(errorAt("organisation", page)).isEmpty();
        assertThat(page.body())
                .contains("&lt;b&gt;De &quot;Horizon&quot;&lt;/b&gt;", "value=\"geen-adres\"", "value=\"tien\"");
        assertThat(received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes that are no text, givenName=San%ff%fene",
        "half a character, givenName=San%ed%a0%80ne",
        "broken escapes, givenName=San%zzne",
        "a zero byte, givenName=San%00ne",
        "a line break in a line, givenName=San%0ane",
        "a field that is not asked for, givenName=Sanne&status=ADMITTED",
        "a field sent twice, givenName=Sanne&givenName=Noor",
        "nobody, givenName=%20%e2%80%8b%c2%a0",
    })
    void refusesWhatIsNoAnswer(String what, String givenName) {
        Map<String, String> others = filledIn(someAddress());
        others.remove("givenName");

        HttpResponse<String> page =
                sendRaw(visitor, enrolPath(edition), enrolPath(edition), encoded(others) + "&" + givenName.strip());

        assertThat(page.statusCode()).as(what).isEqualTo(422);
        assertThat(page.body())
                .as(what)
                .contains("k-error-summary", "Bestuurssecretaris")
                .doesNotContain("\0");
        assertThat(received()).as(what).isEmpty();
    }

    @Test
    void refusesMoreThanFits() {
        Map<String, String> fields = filledIn(someAddress());
        fields.put("motivation", "a".repeat(20_000));
        fields.put("givenName", "b".repeat(500));

        HttpResponse<String> page = enrol(visitor, edition, fields);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(errorAt("givenName", page)).contains("korter");
        assertThat(errorAt("motivation", page)).contains("korter");
    }

    @Test
    void refusesAFormFromElsewhere() {
        HttpResponse<String> page = visitor.post(enrolPath(edition), filledIn(someAddress()));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(received()).isEmpty();
    }

    @Test
    void tellsWhoeverIsEnrolledAlreadyWhereToLook() {
        String address = someAddress();
        enrol(visitor, edition, filledIn(address));

        HttpResponse<String> page = enrol(visitor(), edition, filledIn(address.toUpperCase(Locale.ROOT)));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(errorAt("email", page)).contains("al iemand aangemeld");
        assertThat(page.body()).contains("Mijn aanmelding bekijken");
        assertThat(received()).hasSize(1);
    }

    @Test
    void saysSoWhenTheEditionFilledUpMeanwhile() {
        Map<String, String> hidden = hidden(visitor.get(enrolPath(edition)));
        planning.noGo(edition.id(), "Te weinig", "coordinator");

        HttpResponse<String> page = send(visitor, enrolPath(edition), hidden, filledIn(someAddress()));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(text(page)).contains("Aanmelden kan nu niet");
        assertThat(visitor.get(enrolPath(edition)).statusCode()).isEqualTo(200);
        assertThat(received()).isEmpty();
    }

    @Test
    void warnsThatAFullEditionMeansWaiting() {
        allocation.setCapacity(edition.id(), 1);
        aConfirmedCandidate(edition);

        assertThat(text(visitor.get(enrolPath(edition)))).contains("Alle plekken zijn bezet");
    }

    @Test
    void writesInTheLanguageOfTheForm() {
        String address = someAddress();
        visitor.get("/?lang=en");

        HttpResponse<String> rejected = enrol(visitor, edition, filledIn("no-address"));
        enrol(visitor, edition, filledIn(address));

        assertThat(rejected.body()).contains("<title>Error: Enrol");
        assertThat(received())
                .singleElement()
                .satisfies(enrolment ->
                        assertThat(enrolment.locale().getLanguage()).isEqualTo("en"));
    }

    private List<Enrolment> received() {
        return enrolments.findByEditionIdOrderByReceipt(edition.id()).stream()
                .filter(enrolment -> enrolment.givenName().equals("Sanne"))
                .toList();
    }

    @Test
    void peopleOfOneOrganisationEnrolAsATeam() {
        Edition edition = anOpenEditionForTeams(
                "teams-op-de-pagina", new TeamRules(2, 3, ProgrammeDefinition.WhenOneLeaves.KEEP));
        Visitor visitor = visitor();
        String page = text(visitor.get(enrolPath(edition)));
        assertThat(page)
                .contains("team van 2 tot en met 3", "Tweede persoon", "Derde persoon")
                .doesNotContain("Vierde persoon");
        String first = someAddress();
        String second = someAddress();
        Map<String, String> fields = filledIn(first);

        HttpResponse<String> alone = enrol(visitor, edition, fields);
        assertThat(alone.statusCode()).isEqualTo(422);
        fields.put("member2GivenName", "Joost");
        fields.put("member2FamilyName", "Bakker");
        fields.put("member2Email", first);
        HttpResponse<String> twice = enrol(visitor, edition, fields);
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(text(twice)).contains("een eigen e-mailadres");
        fields.put("member2Email", second);
        fields.put("member3GivenName", "Half");
        assertThat(enrol(visitor, edition, fields).statusCode()).isEqualTo(422);
        fields.remove("member3GivenName");

        assertThat(enrol(visitor, edition, fields).statusCode()).isEqualTo(302);

        Enrolment joost = enrolments.findByEmailOrderByReceiptDesc(second).get(0);
        assertThat(joost.name()).isEqualTo("Joost Bakker");
        assertThat(joost.organisation()).isEqualTo("Stichting De Horizon");
        assertThat(joost.teamId())
                .isNotNull()
                .isEqualTo(
                        enrolments.findByEmailOrderByReceiptDesc(first).get(0).teamId());
        assertThat(lettersAbout(joost)).containsExactly("CONFIRM_ADDRESS");
        enrolling.confirmAddress(joost.id());
        assertThat(text(signedIn(joost).get("/my/enrolments/" + joost.reference())))
                .contains("Je team Sanne");
        assertThat(Visitor.staff(port, "coordinator")
                        .get("/desk/enrolments/" + joost.reference())
                        .body())
                .contains("Team met", "Sanne de Boer");
    }

    @Test
    void saysNothingOfTeamsWherePeopleEnrolAlone() {
        assertThat(text(visitor().get(enrolPath(anOpenEdition())))).doesNotContain("team");
    }
}
