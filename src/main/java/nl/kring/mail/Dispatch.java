package nl.kring.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.time.TimeDriven;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due in the outbox. Any number of nodes may do so at the same time: each letter is claimed for a while by
 * one of them, and a node that dies leaves its letter to the others once the claim has run out. Only where a node dies
 * after sending and before noting so, a letter goes twice, with the same Message-ID.
 */
@Component
class Dispatch implements TimeDriven {

    /** After so many attempts a letter is left to people, who see it in the log and can have it sent again. */
    static final int MOST_ATTEMPTS = 10;

    static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_ERROR = 1000;
    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Carrier carrier;
    private final Clock clock;

    Dispatch(JdbcClient database, PlatformTransactionManager transactions, Carrier carrier, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.carrier = carrier;
        this.clock = clock;
    }

    @Override
    public void catchUp() {
        sendDue();
    }

    /** Sends every letter that is due, one after the other. */
    @Scheduled(fixedDelayString = "${kring.mail.poll:2s}")
    void sendDue() {
        if (!carrier.isReady()) {
            return;
        }
        Optional<StoredLetter> claimed = claim();
        while (claimed.isPresent()) {
            send(claimed.get());
            claimed = claim();
        }
    }

    private void send(StoredLetter letter) {
        try {
            carrier.carry(letter);
        } catch (RuntimeException failure) {
            noteFailure(letter, failure);
            return;
        }
        noteSent(letter);
    }

    private Optional<StoredLetter> claim() {
        return transaction.execute(status -> {
            Instant now = clock.instant();
            return database.sql("""
                    update kring.outbox set attempts = attempts + 1, lease_until = :leaseUntil
                    where id = (
                        select id from kring.outbox
                        where sent_at is null and next_attempt_at <= :now and attempts < :mostAttempts
                            and (lease_until is null or lease_until <= :now)
                        order by next_attempt_at, created_at limit 1 for update skip locked)
                    returning id, recipient, recipient_name, language, subject, text, html, personal_link, message_id,
                        attempts""")
                    .param("now", Outbox.utc(now))
                    .param("leaseUntil", Outbox.utc(now.plus(CLAIM)))
                    .param("mostAttempts", MOST_ATTEMPTS)
                    .query((row, number) -> {
                        UUID id = row.getObject("id", UUID.class);
                        return new StoredLetter(
                                id,
                                row.getString("recipient"),
                                row.getString("recipient_name"),
                                row.getString("language"),
                                row.getString("subject"),
                                row.getString("text"),
                                row.getString("html"),
                                row.getString("personal_link"),
                                row.getString("message_id"),
                                row.getInt("attempts"),
                                Mailbox.attachments(database, id));
                    })
                    .optional();
        });
    }

    /** The number of the attempt tells our claim from a later one, made after ours had run out. */
    private void noteSent(StoredLetter letter) {
        boolean keepsLink = carrier.deliversWhenPosted();
        RenderedLetter sent = new RenderedLetter(letter.subject(), letter.text(), letter.html());
        RenderedLetter kept = letter.personalLink() == null || keepsLink ? sent : sent.without(letter.personalLink());
        transaction.executeWithoutResult(status -> database.sql("""
                update kring.outbox set sent_at = :now, lease_until = null, last_error = null,
                    text = :text, html = :html, personal_link = case when :kept then personal_link end
                where id = :id and sent_at is null""")
                .param("id", letter.id())
                .param("now", Outbox.utc(clock.instant()))
                .param("kept", keepsLink)
                .param("text", kept.text())
                .param("html", kept.html())
                .update());
    }

    private void noteFailure(StoredLetter letter, RuntimeException failure) {
        log.warn("Letter {} could not be sent, attempt {}", letter.id(), letter.attempts(), failure);
        Instant next = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << (letter.attempts() - 1)));
        transaction.executeWithoutResult(status -> database.sql("""
                update kring.outbox set next_attempt_at = :next, lease_until = null, last_error = :error
                where id = :id and sent_at is null and attempts = :attempts""")
                .param("id", letter.id())
                .param("attempts", letter.attempts())
                .param("next", Outbox.utc(next))
                .param("error", shortened(String.valueOf(failure.getMessage())))
                .update());
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
