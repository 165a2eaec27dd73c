package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.Visitor;
import nl.kring.programme.Edition;
import nl.kring.programme.Interest;
import nl.kring.programme.InterestList;
import nl.kring.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ProgrammePagesTests extends PortalTest {

    private static final String PAGE = "/programmes/" + PROGRAMME;
    private static final String INTEREST = PAGE + "/interest";

    /** The interest form itself is only there when nobody can get a place, which other tests see to. */
    private static final String ANY_FORM = "/my/sign-in";

    private static final Pattern LINKED = Pattern.compile("<link rel=\"(?:stylesheet|icon)\"[^>]*href=\"([^\"]+)\"");

    @Autowired
    InterestList interestList;

    @Autowired
    Programmes programmes;

    @Test
    void listsWhatIsOffered() {
        anOpenEdition();

        assertThat(text(visitor().get("/")))
                .contains("Netwerk strategisch bestuurssecretarissen", "Volgende editie", "plekken vrij");
    }

    @Test
    void tellsEverythingBeforeSomebodyEnrols() {
        Edition edition = anOpenEdition();

        HttpResponse<String> page = visitor().get(PAGE);

        assertThat(text(page))
                .contains("schaal 11 tot en met 13", "Dat zijn aanwijzingen, geen eisen")
                .contains("€\u00a02.250, vrijgesteld van btw")
                .contains("Tot 6 weken voor de start")
                .contains("Wie het eerst komt", "wachtlijst")
                .contains("10 plekken vrij");
        assertThat(page.body()).contains("href=\"" + enrolPath(edition) + "\"");
        assertThat(edition.meetings())
                .allSatisfy(meeting -> assertThat(page.body())
                        .contains(meeting.startsAt().toOffsetDateTime().toString()));
    }

    @Test
    void bringsItsStyleAndItsIconUnderNamesThatChangeWithTheirContent() {
        List<String> files = LINKED.matcher(visitor().get("/").body())
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(files).hasSize(2).allSatisfy(file -> {
            assertThat(file).matches(".*-[0-9a-f]{32}\\.(css|svg)");
            assertThat(visitor().get(file).statusCode()).isEqualTo(200);
        });
    }

    @Test
    void speaksEnglishToWhoeverChoseThat() {
        Visitor visitor = visitor();

        assertThat(visitor.get("/?lang=en").body()).contains("<html lang=\"en\"", "Learning in a circle of peers");
        assertThat(text(visitor.get(PAGE))).contains("Network for strategic board secretaries", "exempt from VAT");
        assertThat(visitor.get("/?lang=nl").body()).contains("<html lang=\"nl\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "nl-NL-x-lvariant-a", "'\"><script>", "", "en,nl"})
    void fallsBackOnDutch(String language) {
        Visitor visitor = visitor().reading("en");

        HttpResponse<String> page = visitor.get("/?lang=" + URLEncoder.encode(language, StandardCharsets.UTF_8));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"nl\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/programmes/nix",
                "/editions/nix/enrol",
                "/editions/00000000-0000-0000-0000-000000000000/enrol",
                "/nix"
            })
    void saysKindlyWhatIsNotThere(String path) {
        HttpResponse<String> page = visitor()
                .send(visitor().request(path).header("Accept", "text/html").GET());

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(text(page)).contains("Deze pagina is er niet");
    }

    @Test
    void answersEverybodyWhoLeavesInterestTheSame() {
        String address = someAddress();
        Visitor visitor = visitor();

        for (String website : List.of("", "", "https://spam.example")) {
            HttpResponse<String> response = visitor.submit(
                    ANY_FORM,
                    INTEREST,
                    Map.of(
                            "name",
                            "Noor",
                            "email",
                            website.isEmpty() ? address : "bot@spam.example",
                            "website",
                            website));
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(location(response)).isEqualTo(PAGE + "?thanks=true#interest");
        }

        UUID programme = programmes.findBySlug(PROGRAMME).orElseThrow().id();
        interestList.add(programme, "Ter controle", someAddress(), Locale.ENGLISH);
        List<String> told =
                interestList.takeUntold(programme).stream().map(Interest::email).toList();
        assertThat(told).containsOnlyOnce(address).doesNotContain("bot@spam.example");
    }

    @Test
    void asksAgainForWhatIsMissingInTheInterestForm() {
        HttpResponse<String> page =
                visitor().submit(ANY_FORM, INTEREST, Map.of("name", " ", "email", "geen adres <script>"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(errorAt("name", page)).contains("naam");
        assertThat(errorAt("email", page)).contains("e-mailadres");
        assertThat(page.body()).contains("value=\"geen adres &lt;script&gt;\"").doesNotContain("<script>");
    }
}
