package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInPagesTests extends PortalTest {

    private static final String SIGN_IN = "/my/sign-in";

    private Enrolment candidate;
    private Visitor visitor;

    @BeforeEach
    void aCandidate() {
        candidate = aConfirmedCandidate(anOpenEdition());
        visitor = visitor();
    }

    @Test
    void answersTheSameWhetherTheAddressIsKnownOrNot() {
        String stranger = someAddress();

        HttpResponse<String> known = ask(candidate.email());
        HttpResponse<String> unknown = ask(stranger);

        assertThat(known.statusCode()).isEqualTo(302).isEqualTo(unknown.statusCode());
        assertThat(location(known)).isEqualTo(location(unknown));
        assertThat(linkTo(candidate.email(), SIGN_IN + "/")).isPresent();
        assertThat(mailTo(stranger)).isEmpty();
    }

    @Test
    void knowsAnAddressHoweverItIsTyped() {
        ask("  " + candidate.email().toUpperCase(Locale.ROOT) + " ");

        assertThat(linkTo(candidate.email(), SIGN_IN + "/")).isPresent();
    }

    @Test
    void asksAgainForSomethingThatIsNoAddress() {
        for (String typed : new String[] {"", "geen adres", "a@b", "a@b.nl\nBcc: c@d.nl", "x".repeat(400) + "@y.nl"}) {
            HttpResponse<String> page = ask(typed);
            assertThat(page.statusCode()).as(typed).isEqualTo(422);
            assertThat(errorAt("email", page)).as(typed).contains("e-mailadres");
        }
    }

    @Test
    void letsSomebodyInOnce() {
        ask(candidate.email());
        String link = linkTo(candidate.email(), SIGN_IN + "/").orElseThrow();

        assertThat(visitor.get(link).statusCode()).isEqualTo(200);
        assertThat(location(visitor.get("/my"))).isEqualTo(SIGN_IN);
        HttpResponse<String> in = visitor.submit(link, link, Map.of());

        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(location(in)).isEqualTo("/my");
        assertThat(text(visitor.get("/my"))).contains("Netwerk strategisch bestuurssecretarissen");
        Visitor thief = visitor();
        assertThat(thief.submit(SIGN_IN, link, Map.of()).statusCode()).isEqualTo(410);
        assertThat(thief.get(link).statusCode()).isEqualTo(410);
        assertThat(location(thief.get("/my"))).isEqualTo(SIGN_IN);
    }

    @Test
    void letsNobodyInAfterTenMinutes() {
        ask(candidate.email());
        String link = linkTo(candidate.email(), SIGN_IN + "/").orElseThrow();
        timeMachine.advanceTo(clock.instant().plus(Duration.ofMinutes(10)).plusSeconds(1));

        HttpResponse<String> page = visitor.submit(SIGN_IN, link, Map.of());

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(text(page)).contains("Deze link werkt niet meer");
    }

    @Test
    void bringsSomebodyToThePageTheyAskedFor() {
        String wanted = "/my/enrolments/" + candidate.reference();
        assertThat(location(visitor.get(wanted))).isEqualTo(SIGN_IN);
        ask(candidate.email());
        String link = linkTo(candidate.email(), SIGN_IN + "/").orElseThrow();

        assertThat(location(visitor.submit(link, link, Map.of()))).isEqualTo(wanted);
    }

    @Test
    void signsOut() {
        Visitor signedIn = signedIn(candidate);

        HttpResponse<String> out = signedIn.submit("/my", "/logout", Map.of());

        assertThat(location(out)).isEqualTo("/");
        assertThat(location(signedIn.get("/my"))).isEqualTo(SIGN_IN);
    }

    private HttpResponse<String> ask(String email) {
        return visitor.submit(SIGN_IN, SIGN_IN, Map.of("email", email));
    }
}
