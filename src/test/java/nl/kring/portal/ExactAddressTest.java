package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;

/** Where a meeting is held exactly is for those who were admitted; everybody else knows the region. */
class ExactAddressTest extends PortalTest {

    private static final String ADDRESS = "Werkplaats 7, 5611 ZZ Eindhoven";
    private static final List<String> SECRETS = List.of("Werkplaats 7", "5611 ZZ");

    @Test
    void isInNothingThatEverybodyCanRead() {
        Edition edition = anEditionInARegion();
        String slug = edition.programme().slug();
        for (String language : List.of("nl", "en")) {
            Visitor visitor = visitor().reading(language);
            visitor.get("/?lang=" + language);
            for (String path : List.of(
                    "/",
                    "/programmes",
                    "/programmes/" + slug,
                    "/programmes/" + slug + "?thanks=true",
                    enrolPath(edition),
                    "/privacy",
                    "/robots.txt",
                    "/sitemap.xml",
                    "/v3/api-docs",
                    "/api/v1/programmes",
                    "/api/v1/programmes/" + slug,
                    "/api/v1/editions/" + edition.id(),
                    "/my/sign-in")) {
                assertThat(visitor.get(path).body()).as(path).doesNotContain(SECRETS);
            }
            assertThat(visitor.get("/programmes/" + slug).body())
                    .contains(language.equals("nl") ? "regio Eindhoven" : "Eindhoven region");
        }
        HttpResponse<String> refused = enrol(visitor(), edition, filledIn("geen adres"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain(SECRETS);
    }

    @Test
    void isForThoseWhoWereAdmitted() {
        Edition edition = anEditionInARegion();
        Enrolment candidate = aConfirmedCandidate(edition);
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        holdConversation(candidate);
        decideForOrganiser(candidate, "YES");
        String page = "/my/enrolments/" + candidate.reference();

        assertThat(signedIn(candidate).get(page).body())
                .contains("regio Eindhoven")
                .doesNotContain(SECRETS);
        mailLog.about(candidate.id()).forEach(letter -> {
            assertThat(letter.letter().text() + letter.letter().html())
                    .as(letter.template().name())
                    .doesNotContain(SECRETS);
            assertThat(attached(letter)).as(letter.template().name()).doesNotContain(SECRETS);
        });

        decideForCandidate(candidate, "YES");

        assertThat(signedIn(candidate).get(page).body()).contains(ADDRESS).doesNotContain("regio Eindhoven");
        assertThat(letter(candidate, MailTemplate.WELCOME).letter().text()).contains(ADDRESS);
        assertThat(attached(letter(candidate, MailTemplate.WELCOME)).replaceAll("\\r?\\n ", ""))
                .contains("Werkplaats 7");
    }

    private Edition anEditionInARegion() {
        return anOpenEditionOf(
                "regio-" + UUID.randomUUID().toString().substring(0, 8),
                yaml -> yaml.get("meetings")
                        .forEach(meeting -> ((ObjectNode) meeting)
                                .put("address", ADDRESS)
                                .putObject("region")
                                .put("nl", "regio Eindhoven")
                                .put("en", "Eindhoven region")));
    }
}
