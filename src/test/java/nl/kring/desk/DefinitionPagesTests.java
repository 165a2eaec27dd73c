package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.programme.Definitions;
import nl.kring.programme.Inconsistency;
import nl.kring.programme.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/** Definitions of programmes as files, at the desk. */
@KringTest
class DefinitionPagesTests {

    private static final Pattern YAML =
            Pattern.compile("<textarea hidden name=\"yaml\">(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Programmes programmes;

    @Autowired
    MessageSource messages;

    Visitor coordinator;
    String slug;

    @BeforeEach
    void aProgramme() {
        coordinator = Visitor.staff(port, "coordinator");
        slug = "file-" + System.nanoTime();
        takeIn(yaml());
    }

    @Test
    void aNewProgrammeIsShownBeforeItIsAdded() {
        assertThat(programmes.findBySlug(slug)).isPresent();
    }

    @Test
    void whatChangesIsShownBeforeItDoes() {
        HttpResponse<String> check = upload(yaml().replace("fee: 2250.00", "fee: 1995.50"));

        assertThat(check.statusCode()).isEqualTo(200);
        assertThat(check.body()).contains("<code>fee</code>", "1995.5").doesNotContain("<code>title.nl</code>");
        assertThat(fee()).isEqualTo("2250.00");

        assertThat(carryOut(check).statusCode()).isEqualTo(302);
        assertThat(fee()).isEqualTo("1995.50");
    }

    @Test
    void whatIsTakenOutCanBeTakenInAgain() {
        HttpResponse<String> file = coordinator.get("/desk/programmes/" + slug + "/definition");

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains(slug + ".yaml"));
        assertThat(upload(file.body()).body()).contains("Er verandert niets");
    }

    @Test
    void valuesThatDoNotGoTogetherAreNamedInTheLanguageOfTheReader() {
        HttpResponse<String> refused = upload(yaml().replace("minimum: 7", "minimum: 70"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .containsPattern("regel \\d+")
                .contains("<code>places.minimum</code>", "is hoger dan het maximum");
        for (Inconsistency why : Inconsistency.values()) {
            for (Locale language : List.of(Locale.forLanguageTag("nl"), Locale.ENGLISH)) {
                assertThat(messages.getMessage("desk.definitions.inconsistent." + why, null, language))
                        .isNotBlank();
            }
        }
    }

    @Test
    void mistakesAreNamedWithLineAndField() {
        HttpResponse<String> refused = upload(yaml().replace("fee: 2250.00", "fee: -1"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .containsPattern("regel \\d+")
                .contains("<code>fee</code>", "moet groter of gelijk zijn aan 0");
    }

    @Test
    void aFormOrProcessThatIsNotThereIsRefused() {
        HttpResponse<String> refused = upload(
                yaml() + "\nforms:\n  fillInIntakeForm: NoSuchForm\n" + "processes:\n  edition: NoSuchProcess\n");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("NoSuchForm", "NoSuchProcess", "<code>forms.fillInIntakeForm</code>");
    }

    @Test
    void whoeverLookedAtAnOlderStateIsShownTheNewOne() {
        HttpResponse<String> mine = upload(yaml().replace("fee: 2250.00", "fee: 1000"));
        takeIn(yaml().replace("fee: 2250.00", "fee: 3000"));

        HttpResponse<String> refused = carryOut(mine);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("veranderd terwijl je keek", "3.000,00");
        assertThat(fee()).isEqualTo("3000");
    }

    @Test
    void otherFilesAreRefused() {
        assertThat(upload("").body()).contains("Kies eerst een bestand");
        assertThat(upload("fee: [").body()).contains("is geen YAML");
        assertThat(coordinator
                        .upload(
                                "/desk/definitions",
                                "/desk/definitions",
                                "p.yaml",
                                "title: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                        .body())
                .contains("geen UTF-8");
    }

    @Test
    void onlyCoordinatorsAndAdministratorsTakeDefinitionsIn() {
        Visitor facilitator = Visitor.staff(port, "facilitator");

        assertThat(facilitator.get("/desk/definitions").statusCode()).isEqualTo(403);
        assertThat(facilitator.get("/desk/programmes/" + slug + "/definition").statusCode())
                .isEqualTo(403);
    }

    private String yaml() {
        return Definitions.yaml().replace("slug: bestuurssecretarissen", "slug: " + slug);
    }

    private String fee() {
        return programmes.findBySlug(slug).orElseThrow().definition().fee().toPlainString();
    }

    private HttpResponse<String> upload(String yaml) {
        return coordinator.upload(
                "/desk/definitions", "/desk/definitions", slug + ".yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> carryOut(HttpResponse<String> check) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("file", slug + ".yaml");
        fields.put("yaml", HtmlUtils.htmlUnescape(found(YAML, check.body())));
        Matcher seen = SEEN.matcher(check.body());
        if (seen.find()) {
            fields.put("seen", seen.group(1));
        }
        return coordinator.submit("/desk/definitions", "/desk/definitions/carry-out", fields);
    }

    private void takeIn(String yaml) {
        assertThat(carryOut(upload(yaml)).statusCode()).isEqualTo(302);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
