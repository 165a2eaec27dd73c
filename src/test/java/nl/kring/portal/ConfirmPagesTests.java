package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.identity.MagicLinks;
import nl.kring.identity.MagicLinks.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConfirmPagesTests extends PortalTest {

    @Autowired
    MagicLinks links;

    private Enrolment candidate;
    private Visitor visitor;
    private String link;

    @BeforeEach
    void aCandidateWithAConfirmationMail() {
        candidate = aNewCandidate(anOpenEdition());
        visitor = visitor();
        link = linkTo(candidate.email(), "/confirm/").orElseThrow();
    }

    @Test
    void changesNothingWhenSomebodyOnlyLooks() {
        for (int look = 0; look < 3; look++) {
            HttpResponse<String> page = visitor.get(link);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("action=\"" + link + "\"", candidate.email());
        }

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.RECEIVED);
        assertThat(location(visitor.get("/my"))).isEqualTo("/my/sign-in");
    }

    @Test
    void confirmsAndSignsIn() {
        HttpResponse<String> confirmed = visitor.submit(link, link, Map.of());

        assertThat(confirmed.statusCode()).isEqualTo(302);
        assertThat(location(confirmed)).isEqualTo("/my/enrolments/" + candidate.reference());
        assertThat(text(visitor.get(location(confirmed))))
                .contains("je e-mailadres is bevestigd", "Vul het intakeformulier in", "E-mailadres bevestigd");
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);
    }

    @Test
    void startsAFreshSession() {
        enrol(visitor, editions.get(candidate.editionId()), filledIn(someAddress()));
        String before = visitor.cookie("SESSION");

        visitor.submit(link, link, Map.of());

        assertThat(before).isNotEmpty();
        assertThat(visitor.cookie("SESSION")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void needsTheButtonOnThePage() {
        assertThat(visitor.post(link, Map.of()).statusCode()).isEqualTo(403);
        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.RECEIVED);
    }

    @Test
    void saysKindlyThatALinkWasUsed() {
        Map<String, String> hidden = hidden(visitor.get(link));
        send(visitor, link, hidden, Map.of());

        HttpResponse<String> again = send(visitor(), link, Map.of(), Map.of());
        HttpResponse<String> look = visitor().get(link);

        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(look.statusCode()).isEqualTo(410);
        assertThat(text(look)).contains("Deze link is al gebruikt", "Vraag een inloglink aan");
    }

    @Test
    void bringsWhoeverClickedTwiceToTheirOwnPages() {
        visitor.submit(link, link, Map.of());

        HttpResponse<String> again = visitor.submit("/my", link, Map.of());

        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(location(again)).isEqualTo("/my");
    }

    @Test
    void saysKindlyThatALinkExpired() {
        String expiring = "/confirm/"
                + links.issue(Purpose.CONFIRM_ADDRESS, candidate.id().toString(), Duration.ofMinutes(1));
        timeMachine.advanceTo(clock.instant().plus(Duration.ofMinutes(2)));

        HttpResponse<String> page = visitor.get(expiring);

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(text(page)).contains("Deze link is verlopen");
    }

    @Test
    void saysKindlyThatALinkIsUnknown() {
        for (String token : new String[] {"nix", "a".repeat(3000), "%00", "..%2f"}) {
            HttpResponse<String> page = visitor.get("/confirm/" + token);
            assertThat(page.statusCode()).as(token).isIn(400, 404);
        }
        assertThat(text(visitor.get("/confirm/nix"))).contains("Deze link kennen we niet");
    }

    @Test
    void takesNoSignInLinkForAConfirmation() {
        String token = links.issue(Purpose.SIGN_IN, candidate.email(), Duration.ofMinutes(5));

        assertThat(visitor.get("/confirm/" + token).statusCode()).isEqualTo(404);
    }
}
