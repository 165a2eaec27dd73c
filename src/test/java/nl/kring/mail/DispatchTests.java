package nl.kring.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.kring.KringTest;
import nl.kring.mail.MailLog.State;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The way over SMTP, put together as it is where a mail server is set. */
@KringTest
class DispatchTests {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    JdbcClient database;

    @Autowired
    PersonalLinks personalLinks;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    LetterWriter writer;

    @Autowired
    MailLog log;

    private final MailProperties properties =
            new MailProperties("Kring <noreply@kring.example>", Duration.ofSeconds(2));
    private final UUID enrolment = UUID.randomUUID();
    private final Recipient sanne =
            new Recipient(enrolment + "@voorbeeld.example", "Şanne van Voorbeeld", Locale.forLanguageTag("nl"));
    private Instant now = Instant.parse("2026-09-01T08:00:00Z");
    private SmtpCarrier smtp;

    @BeforeEach
    void connect() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(SERVER.getSmtp().getPort());
        smtp = new SmtpCarrier(sender, properties);
    }

    @AfterEach
    void leaveNothingToSend() {
        database.sql("delete from kring.outbox where sent_at is null").update();
    }

    @Test
    void sendsTextHtmlAndInvitationWithItsHeaders() throws Exception {
        post(letter().attach(
                        new Attachment("kring.ics", "text/calendar; method=REQUEST; charset=UTF-8", "ics".getBytes()))
                .attach(new Attachment("certificaat.pdf", "application/pdf", new byte[] {37, 80, 68, 70})));

        dispatch(smtp).sendDue();

        MimeMessage message = received().get(0);
        assertThat(message.getSubject()).isEqualTo("Je staat op de wachtlijst voor Netwerk");
        assertThat(message.getAllRecipients()).containsExactly(new InternetAddress(sanne.email()));
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo("Şanne van Voorbeeld");
        assertThat(message.getFrom()).containsExactly(new InternetAddress("noreply@kring.example"));
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID()).isEqualTo("<" + entry().id() + "@kring.example>");

        MimeMultipart parts = (MimeMultipart) message.getContent();
        MimeMultipart words = (MimeMultipart) parts.getBodyPart(0).getContent();
        assertThat(words.getContentType()).startsWith("multipart/alternative");
        assertThat(words.getBodyPart(0).getContent().toString()).contains("op plaats 3");
        assertThat(words.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(words.getBodyPart(2).getContentType())
                .startsWith("text/calendar")
                .contains("method=REQUEST");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("kring.ics");
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("certificaat.pdf");
        assertThat(GreenMailUtil.getBody(parts.getBodyPart(2))).isNotEmpty();
        assertThat(entry().state()).isEqualTo(State.SENT);
    }

    @Test
    void sendsOnce() {
        post(letter());

        dispatch(smtp).sendDue();
        dispatch(smtp).sendDue();

        assertThat(received()).hasSize(1);
    }

    @Test
    void twoNodesNeverSendTheSameLetter() throws Exception {
        for (int number = 0; number < 40; number++) {
            post(letter().milestone("letter " + number));
        }
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                Dispatch dispatch = dispatch(smtp);
                running.add(nodes.submit(() -> {
                    start.await();
                    dispatch.sendDue();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(received()).hasSize(40);
        assertThat(received().stream().map(DispatchTests::messageId).distinct()).hasSize(40);
    }

    @Test
    void triesAgainAfterAPauseThatGrows() {
        post(letter());
        List<String> attempts = new ArrayList<>();
        Dispatch failing = dispatch(refusing(attempts));

        failing.sendDue();
        failing.sendDue();
        assertThat(attempts).hasSize(1);
        assertThat(entry().state()).isEqualTo(State.WAITING);
        assertThat(entry().lastError()).contains("no such mailbox");

        now = now.plus(Duration.ofMinutes(1));
        failing.sendDue();
        assertThat(attempts).hasSize(2);

        now = now.plus(Duration.ofMinutes(1));
        failing.sendDue();
        assertThat(attempts).hasSize(2);

        now = now.plus(Duration.ofMinutes(1));
        dispatch(smtp).sendDue();
        assertThat(received()).hasSize(1);
        assertThat(entry().state()).isEqualTo(State.SENT);
        assertThat(entry().lastError()).isNull();
    }

    @Test
    void leavesToPeopleWhatCannotBeSentUntilTheyAskAgain() {
        post(letter());
        List<String> attempts = new ArrayList<>();
        for (int day = 0; day < 15; day++) {
            dispatch(refusing(attempts)).sendDue();
            now = now.plus(Duration.ofDays(1));
        }

        assertThat(attempts).hasSize(Dispatch.MOST_ATTEMPTS);
        assertThat(entry().state()).isEqualTo(State.UNDELIVERABLE);
        assertThat(log.undeliverable()).extracting(MailLog.Entry::id).contains(entry().id());

        MailLog logOfThisTest = new MailLog(database, writer, outbox(), personalLinks, properties, clock());
        logOfThisTest.resend(entry().id());
        dispatch(smtp).sendDue();

        assertThat(entry().state()).isEqualTo(State.SENT);
        assertThat(messageId(received().get(0))).startsWith("<" + entry().id() + ".");
    }

    @Test
    void anotherNodeTakesOverWhenAClaimHasRunOut() {
        post(letter());
        try {
            dispatch(letter -> {
                        throw new AssertionError("the node dies");
                    })
                    .sendDue();
        } catch (AssertionError dead) {
            assertThat(dead).hasMessage("the node dies");
        }

        dispatch(smtp).sendDue();
        assertThat(received()).isEmpty();

        now = now.plus(Dispatch.CLAIM);
        dispatch(smtp).sendDue();
        assertThat(received()).hasSize(1);
    }

    @Test
    void aNodeThatWasTakenOverFromDoesNotUndoWhatTheOtherDid() {
        post(letter());

        dispatch(letter -> {
                    now = now.plus(Dispatch.CLAIM);
                    dispatch(smtp).sendDue();
                    throw new MailSendException("connection lost");
                })
                .sendDue();

        assertThat(received()).hasSize(1);
        assertThat(entry().state()).isEqualTo(State.SENT);
    }

    @Test
    void forgetsAPersonalLinkOnceItIsSent() throws Exception {
        post(Letter.of(MailTemplate.SIGN_IN_LINK, sanne)
                .about(enrolment)
                .with("link", "https://kring.example/my/sign-in/secret")
                .with("minutes", 10));

        dispatch(smtp).sendDue();

        assertThat(GreenMailUtil.getWholeMessage(received().get(0))).contains("/my/sign-in/secret");
        String kept = database.sql("select row(o.*)::text from kring.outbox o where about = ?")
                .param(enrolment)
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain("secret");
    }

    @Test
    void lettersWaitWhereNothingCarriesThem() {
        post(letter());

        dispatch(new Carrier() {
                    @Override
                    public boolean isReady() {
                        return false;
                    }

                    @Override
                    public void carry(StoredLetter letter) {
                        throw new AssertionError("not ready");
                    }
                })
                .sendDue();

        assertThat(entry().state()).isEqualTo(State.WAITING);
        assertThat(entry().attempts()).isZero();
    }

    private Letter letter() {
        return Letter.of(MailTemplate.WAITING_LIST, sanne)
                .about(enrolment)
                .with("programme", "Netwerk")
                .with("edition", "2026–2027")
                .with("position", 3)
                .with("leaveLink", "");
    }

    private void post(Letter letter) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> outbox().post(letter));
    }

    private Outbox outbox() {
        return new Outbox(database, writer, smtp, properties, clock());
    }

    private Dispatch dispatch(Carrier carrier) {
        return new Dispatch(database, transactions, carrier, clock());
    }

    private static Carrier refusing(List<String> attempts) {
        return letter -> {
            attempts.add(letter.subject());
            throw new MailSendException("no such mailbox");
        };
    }

    private MailLog.Entry entry() {
        return log.about(enrolment).get(0);
    }

    private static List<MimeMessage> received() {
        return List.of(SERVER.getReceivedMessages());
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return AppClock.ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
