package nl.kring.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.AtOnce;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.mail.Mailbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators change the words on pages and in letters. */
@KringTest
class TextsPagesTests {

    private static final String TITLE = "/desk/texts/portal.accessibility.title";
    private static final String LETTER = "/desk/mail/templates/NETWORK_ENDED/text";
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MessageSource messages;

    Visitor administrator;

    @BeforeEach
    void atTheDesk() {
        administrator = Visitor.staff(port, "administrator");
    }

    @AfterEach
    void bringTheShippedTextsBack() {
        for (String page : List.of(TITLE, LETTER)) {
            administrator.submit(page, page, Map.of("act", "SHIP", "seen", seen(page)));
        }
    }

    @Test
    void aTextIsFoundByAPieceOfItAndHoldsOnThePageAtOnce() {
        assertThat(administrator
                        .get("/desk/texts?section=PAGES&q=TOEGANKELIJKHEID")
                        .body())
                .contains("/desk/texts/portal.accessibility.title");
        assertThat(administrator
                        .get("/desk/texts?section=&q=We+hebben+allebei+ja+gezegd")
                        .body())
                .as("letters are changed as a whole")
                .contains("/desk/mail/templates/WELCOME/text");

        assertThat(keep(TITLE, Map.of("text-nl", "Voor iedereen <b>{", "text-en", "For everybody"))
                        .body())
                .as("a brace that belongs to nothing")
                .contains("Accolades", "Voor iedereen &lt;b&gt;{");
        assertThat(keep(TITLE, Map.of("text-nl", "Voor 's morgens & <b>iedereen", "text-en", "For everybody"))
                        .statusCode())
                .isEqualTo(302);

        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/accessibility").body()).contains("Voor &#39;s morgens &amp; &lt;b&gt;iedereen");
        assertThat(visitor.reading("en").get("/accessibility?lang=en").body()).contains("For everybody");
        assertThat(administrator.get("/desk/texts").body()).contains("eigen tekst");
        assertThat(administrator.get(TITLE).body()).contains("Anna Beheerder", "Terug naar de meegeleverde tekst");

        administrator.submit(TITLE, TITLE, Map.of("act", "SHIP", "seen", seen(TITLE)));
        assertThat(visitor.get("/accessibility?lang=nl").body()).doesNotContain("morgens");
        assertThat(administrator.get("/desk/texts").body()).doesNotContain("eigen tekst");
    }

    @Test
    void aTextWithValuesKeepsThem() {
        String page = "/desk/texts/portal.edition.freeUntil";
        String key = "portal.edition.freeUntil";
        String before = messages.getMessage(key, new Object[] {3}, DUTCH);
        assertThat(administrator.get(page).statusCode()).isEqualTo(200);

        assertThat(keep(page, Map.of("text-nl", "Nog {7}", "text-en", "until {0}"))
                        .body())
                .contains("De waarde 7 is er in deze tekst niet");
        assertThat(keep(page, Map.of("text-nl", "Nu nog {0} van z'n plekken", "text-en", "until {0}"))
                        .statusCode())
                .isEqualTo(302);

        assertThat(messages.getMessage(key, new Object[] {3}, DUTCH)).isEqualTo("Nu nog 3 van z'n plekken");
        administrator.submit(page, page, Map.of("act", "SHIP", "seen", seen(page)));
        assertThat(messages.getMessage(key, new Object[] {3}, DUTCH)).isEqualTo(before);
    }

    @Test
    void aLetterIsLookedAtAndTriedBeforeItHolds() {
        Map<String, String> letter = letter("Beste {name}, dat was het.");

        HttpResponse<String> look = act(LETTER, "LOOK", letter);
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body()).contains("Beste Sanne Voorbeeld, dat was het.", "noemt niet meer: {");
        assertThat(messages.getMessage("mail.networkEnded.body", null, DUTCH)).doesNotContain("dat was het");

        letter.put("email", "anna-proef@kring.example");
        letter.put("language", "NL");
        assertThat(act(LETTER, "TEST", letter).body()).contains("anna-proef@kring.example", "dat was het.");
        assertThat(mailbox.letters())
                .filteredOn(sent -> sent.recipient().equals("anna-proef@kring.example"))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.subject()).isEqualTo("[Test] Klaar");
                    assertThat(sent.text()).contains("Beste Sanne Voorbeeld, dat was het.");
                });

        assertThat(keep(LETTER, letter).statusCode()).isEqualTo(302);
        assertThat(administrator.get("/desk/mail/templates/NETWORK_ENDED").body())
                .contains("dat was het.");
    }

    @Test
    void whatALetterDoesNotHaveCannotBeSaidInIt() {
        HttpResponse<String> refused = keep(LETTER, letter("Beste {nobody}"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("De waarde nobody is er in deze tekst niet", "Beste {nobody}");
        assertThat(keep(LETTER, letter("   ")).body()).contains("Vul een tekst in");
        assertThat(keep(LETTER, letter("x".repeat(8001))).body()).contains("8000");
    }

    @Test
    void whoeverIsSecondSeesThatSomebodyWasFirst() throws Exception {
        String seen = seen(TITLE);
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        Callable<Boolean> change = () -> answers.add(Visitor.staff(port, "administrator")
                .submit(TITLE, TITLE, Map.of("act", "KEEP", "seen", seen, "text-nl", "Van mij", "text-en", "Mine"))
                .statusCode());

        assertThat(AtOnce.run(List.of(change, change, change))).containsOnlyNulls();

        assertThat(answers).containsExactlyInAnyOrder(302, 409, 409);
        assertThat(database.sql("select count(*) from kring.text_change where text = 'Van mij' and number > :before")
                        .param("before", Long.valueOf(seen))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void onlyAdministratorsChangeTexts() {
        for (String user : List.of("coordinator", "facilitator")) {
            Visitor other = Visitor.staff(port, user);
            for (String page : List.of("/desk/texts", TITLE, LETTER)) {
                assertThat(other.get(page).statusCode()).isEqualTo(403);
            }
            assertThat(other.get("/desk").body()).doesNotContain("/desk/texts");
            assertThat(other.submit("/desk", TITLE, Map.of("act", "SHIP", "seen", "0"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(administrator.get("/desk/texts/no.such.text").statusCode()).isEqualTo(404);
        assertThat(administrator.get("/desk/texts/mail.welcome.body").statusCode())
                .as("letters are changed as a whole")
                .isEqualTo(404);
    }

    private static Map<String, String> letter(String body) {
        return new HashMap<>(Map.of(
                "subject-nl", "Klaar", "subject-en", "Done", "body-nl", body, "body-en", "That was it, {name}."));
    }

    private HttpResponse<String> keep(String page, Map<String, String> texts) {
        return act(page, "KEEP", texts);
    }

    private HttpResponse<String> act(String page, String act, Map<String, String> texts) {
        Map<String, String> fields = new HashMap<>(texts);
        fields.put("act", act);
        fields.put("seen", seen(page));
        return administrator.submit(page, page, fields);
    }

    private String seen(String page) {
        Matcher seen = Pattern.compile("name=\"seen\" value=\"(\\d+)\"")
                .matcher(administrator.get(page).body());
        assertThat(seen.find()).as(page).isTrue();
        return seen.group(1);
    }
}
