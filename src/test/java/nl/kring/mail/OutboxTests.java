package nl.kring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.mail.MailLog.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class OutboxTests {

    @Autowired
    Outbox outbox;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MailLog log;

    @Autowired
    PlatformTransactionManager transactions;

    private final UUID enrolment = UUID.randomUUID();
    private final Recipient sanne =
            new Recipient("Sanne-" + enrolment + "@voorbeeld.example", "Sanne Voorbeeld", Locale.forLanguageTag("nl"));
    private TransactionTemplate transaction;

    @BeforeEach
    void setUp() {
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void deliversToTheMailboxWithTheTransaction() {
        post(waiting(3));

        assertThat(mailbox.letters())
                .filteredOn(letter -> letter.recipient().equals(sanne.email()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("op plaats 3"));
    }

    @Test
    void writesNothingWhenTheTransactionFails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    outbox.post(waiting(3));
                    throw new IllegalStateException("after posting");
                }));

        assertThat(log.about(enrolment)).isEmpty();
    }

    @Test
    void isOnlyForThoseWhoHaveATransaction() {
        assertThatThrownBy(() -> outbox.post(waiting(3))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void ignoresASecondLetterWithTheSameKey() {
        post(waiting(3));
        post(waiting(2).attach(new Attachment("nieuw.txt", "text/plain", new byte[0])));
        post(waiting(2).milestone("later"));

        List<MailLog.Entry> letters = log.about(enrolment);
        assertThat(letters).hasSize(2);
        assertThat(letters.get(0).letter().text()).contains("op plaats 3");
        assertThat(letters.get(0).attachments()).isEmpty();
        assertThat(letters.get(1).milestone()).isEqualTo("later");
    }

    @Test
    void ignoresASecondLetterThatIsAboutNothingInParticular() {
        Letter signIn = Letter.of(MailTemplate.SIGN_IN_LINK, sanne)
                .milestone("first " + enrolment)
                .with("link", "https://kring.example/my/sign-in/secret")
                .with("minutes", 10);
        post(signIn);
        post(signIn);

        assertThat(log.to(sanne.email())).hasSize(1);
    }

    @Test
    void refusesALetterThatCouldGoOnlyOnceForEver() {
        Letter letter = Letter.of(MailTemplate.CERTIFICATE, sanne)
                .with("programme", "P")
                .with("edition", "E");

        assertThatIllegalArgumentException().isThrownBy(() -> post(letter));
    }

    @Test
    void keepsAttachments() {
        post(waiting(1).attach(new Attachment("kring.ics", "text/calendar; method=REQUEST", new byte[] {1, 2, 3})));

        MailLog.Entry entry = log.about(enrolment).get(0);
        assertThat(entry.attachments()).containsExactly("kring.ics");
        assertThat(mailbox.attachments(entry.id())).singleElement().satisfies(attachment -> {
            assertThat(attachment.contentType()).isEqualTo("text/calendar; method=REQUEST");
            assertThat(attachment.content()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void showsStaffWhatWentButNoPersonalLink() {
        post(Letter.of(MailTemplate.CONFIRM_ADDRESS, sanne)
                .about(enrolment)
                .with("programme", "Netwerk")
                .with("edition", "2026–2027")
                .with("link", "https://kring.example/confirm/secret?a=1&b=2"));

        MailLog.Entry entry = log.about(enrolment).get(0);
        assertThat(entry.state()).isEqualTo(State.SENT);
        assertThat(entry.letter().text()).contains("Netwerk").doesNotContain("secret");
        assertThat(entry.letter().html()).contains("Netwerk").doesNotContain("secret");
        assertThat(mailbox.letter(entry.id()).orElseThrow().html()).contains("secret?a=1&amp;b=2");
        assertThat(log.objection(entry)).isPresent();
        assertThatIllegalStateException().isThrownBy(() -> log.resend(entry.id()));
    }

    @Test
    void sendsAgainOnRequest() {
        post(Letter.of(MailTemplate.OFFER_LAPSED, sanne)
                .about(enrolment)
                .with("programme", "Netwerk")
                .with("edition", "2026–2027"));
        MailLog.Entry entry = log.to(sanne.email()).get(0);

        log.resend(entry.id());

        assertThat(log.find(entry.id()).orElseThrow().state()).isEqualTo(State.WAITING);
    }

    @Test
    void sendsATestWithExampleValues() {
        log.testSend(MailTemplate.WELCOME, sanne.email(), Locale.ENGLISH, Map.of());
        log.testSend(MailTemplate.WELCOME, sanne.email(), Locale.ENGLISH, Map.of());

        assertThat(log.to(sanne.email()))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.letter().subject()).startsWith("[Test] Welcome"));
    }

    private Letter waiting(int position) {
        return Letter.of(MailTemplate.WAITING_LIST, sanne)
                .about(enrolment)
                .with("programme", "Netwerk")
                .with("edition", "2026–2027")
                .with("position", position)
                .with("leaveLink", "");
    }

    private void post(Letter letter) {
        transaction.executeWithoutResult(status -> outbox.post(letter));
    }
}
