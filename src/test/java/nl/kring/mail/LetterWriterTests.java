package nl.kring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterWriterTests {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final LetterWriter writer = Templates.writer();

    @Test
    void writesTimesAsTheyAreInAmsterdamInTheReadersLanguage() {
        Map<String, Object> values = examplesWith("startsAt", Instant.parse("2026-09-28T13:00:00Z"));

        assertThat(dutch(MailTemplate.CONVERSATION_CONFIRMED, values).subject())
                .endsWith("maandag 28 september 2026 om 15.00 uur");
        assertThat(english(MailTemplate.CONVERSATION_CONFIRMED, values).subject())
                .endsWith("Monday 28 September 2026 at 15:00");
    }

    @Test
    void writesAmountsInEuros() {
        assertThat(dutch(MailTemplate.WELCOME, examples()).text()).contains("kost €\u00a02.250,00.");
        assertThat(english(MailTemplate.WELCOME, examples()).text()).contains("fee is €2,250.00.");
    }

    @Test
    void writesToWhoeverReadsNeitherLanguageInDutch() {
        Recipient recipient = new Recipient("a@b.example", "Anke", Locale.FRENCH);
        assertThat(writer.write(MailTemplate.CERTIFICATE, recipient, examples()).text())
                .startsWith("Beste Anke,");
    }

    @Test
    void leavesOutWhatHasNothingToSay() {
        Map<String, Object> values = examplesWith("assignments", " ");
        values.put("place", "");

        assertThat(dutch(MailTemplate.SESSION_PREPARATION, values).text())
                .contains("Ter voorbereiding")
                .doesNotContain("We vragen je om vooraf", "Plaats:", "\n\n\n");
    }

    @Test
    void keepsLinesAndEscapesMarkup() {
        Map<String, Object> values = examplesWith("reason", "Eerste <b>regel</b>\r\nTweede & laatste {link}");

        RenderedLetter letter = dutch(MailTemplate.REFUSED, values);

        assertThat(letter.text()).contains("Eerste <b>regel</b>\nTweede & laatste {link}");
        assertThat(letter.html()).contains("Eerste &lt;b&gt;regel&lt;/b&gt;<br>Tweede &amp; laatste {link}");
    }

    @Test
    void linksWebAddresses() {
        assertThat(dutch(MailTemplate.CONVERSATION_CONFIRMED, examples()).html())
                .contains("href=\"https://vergadering.example/kring-voorbeeld\"");
    }

    @Test
    void noValueAddsAHeader() {
        Recipient recipient = new Recipient("a@b.example", "Anke\r\nBcc: c@d.example", DUTCH);
        Map<String, Object> values = examplesWith("programme", "Netwerk\r\nBcc: c@d.example");

        assertThat(recipient.name()).isEqualTo("Anke Bcc: c@d.example");
        assertThat(writer.write(MailTemplate.CERTIFICATE, recipient, values).subject())
                .doesNotContain("\r", "\n");
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipient("a@b.example, c@d.example", "Anke", DUTCH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient("a@b.example\r\nBcc: c@d.example", "Anke", DUTCH));
    }

    @Test
    void refusesToWriteWithoutAValueThatItNeeds() {
        Map<String, Object> values = examplesWith("reason", "");
        values.remove("reason");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> dutch(MailTemplate.REFUSED, values))
                .withMessageContaining("reason");
    }

    private RenderedLetter dutch(MailTemplate template, Map<String, Object> values) {
        return writer.write(template, new Recipient("a@b.example", "Anke", DUTCH), values);
    }

    private RenderedLetter english(MailTemplate template, Map<String, Object> values) {
        return writer.write(template, new Recipient("a@b.example", "Anke", Locale.UK), values);
    }

    private static Map<String, Object> examples() {
        return ExampleValues.of(DUTCH);
    }

    private static Map<String, Object> examplesWith(String name, Object value) {
        Map<String, Object> values = new HashMap<>(examples());
        values.put(name, value);
        return values;
    }
}
