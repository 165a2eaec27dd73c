package nl.kring.mail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.mail.Attachment;
import nl.kring.mail.ConditionalOnBuiltInMailbox;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Mailbox;
import nl.kring.mail.Mailbox.Delivered;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@KringTest
class DevMailTests {

    @Autowired
    WebApplicationContext application;

    @Autowired
    Outbox outbox;

    @Autowired
    Mailbox mailbox;

    @Autowired
    PlatformTransactionManager transactions;

    private final UUID enrolment = UUID.randomUUID();
    private final String address = enrolment + "@voorbeeld.example";
    private MockMvc browser;

    @BeforeEach
    void receiveALetter() {
        browser = MockMvcBuilders.webAppContextSetup(application).build();
        Letter letter = Letter.of(
                        MailTemplate.CONFIRM_ADDRESS,
                        new Recipient(address, "Sanne <b>Voorbeeld", Locale.forLanguageTag("nl")))
                .about(enrolment)
                .with("programme", "Netwerk")
                .with("edition", "2026–2027")
                .with("link", "https://kring.example/confirm/secret")
                .attach(new Attachment("kring é.ics", "text/calendar; method=REQUEST", new byte[] {1, 2}));
        new TransactionTemplate(transactions).executeWithoutResult(status -> outbox.post(letter));
    }

    @Test
    void handsOutMailAsJsonNewestFirst() throws Exception {
        browser.perform(get("/dev/mail.json"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].id").value(delivered().id().toString()))
                .andExpect(jsonPath("$[0].to").value(address))
                .andExpect(jsonPath("$[0].subject").value("Bevestig je aanmelding voor Netwerk"))
                .andExpect(jsonPath("$[0].text").value(containsString("https://kring.example/confirm/secret")))
                .andExpect(jsonPath("$[0].html").value(containsString("https://kring.example/confirm/secret")))
                .andExpect(jsonPath("$[0].sentAt").value(containsString("Z")));
    }

    @Test
    void anybodyOnThisMachineMayLook(@Autowired TestRestTemplate visitor) {
        assertThat(visitor.getForEntity("/dev/mail", String.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(visitor.getForEntity("/dev/mail.json", String.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        ResponseEntity<String> letter = visitor.getForEntity(
                "/dev/mail/{id}/html", String.class, delivered().id());
        assertThat(letter.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(letter.getHeaders().getFirst("Content-Security-Policy"))
                .contains("style-src 'self' 'unsafe-inline'", "frame-ancestors 'self'");
    }

    @Test
    void listsMailOnAPage() throws Exception {
        browser.perform(get("/dev/mail"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(address)))
                .andExpect(content().string(containsString("Sanne &lt;b&gt;Voorbeeld")))
                .andExpect(content()
                        .string(containsString("/dev/mail/" + delivered().id())));
    }

    @Test
    void showsALetterInAFrameOfItsOwn() throws Exception {
        UUID id = delivered().id();
        browser.perform(get("/dev/mail/{id}", id))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/dev/mail/" + id + "/html")))
                .andExpect(content().string(containsString("Als platte tekst")))
                .andExpect(content().string(not(containsString("??"))));
        browser.perform(get("/dev/mail/{id}/html", id))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<base target=\"_top\">")));
    }

    @Test
    void handsOutAttachments() throws Exception {
        UUID id = delivered().id();
        browser.perform(get("/dev/mail/{id}/attachments/0", id))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/calendar; method=REQUEST"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(content().bytes(new byte[] {1, 2}));
        browser.perform(get("/dev/mail/{id}/attachments/1", id)).andExpect(status().isNotFound());
        browser.perform(get("/dev/mail/{id}", UUID.randomUUID())).andExpect(status().isNotFound());
    }

    @Test
    void isThereOnlyWithoutDatabaseAndMailServer() {
        ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(OnlyInTheMailbox.class);

        runner.run(context -> assertThat(context).hasSingleBean(OnlyInTheMailbox.class));
        runner.withPropertyValues("spring.mail.host=mail.example")
                .run(context -> assertThat(context).doesNotHaveBean(OnlyInTheMailbox.class));
        runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://db/kring")
                .run(context -> assertThat(context).doesNotHaveBean(OnlyInTheMailbox.class));
    }

    private Delivered delivered() {
        return mailbox.letters().stream()
                .filter(letter -> letter.recipient().equals(address))
                .findFirst()
                .orElseThrow();
    }

    @ConditionalOnBuiltInMailbox
    static class OnlyInTheMailbox {}
}
