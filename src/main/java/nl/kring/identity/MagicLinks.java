package nl.kring.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secrets that are sent in a link, and that prove once that their holder reads the mail of the address they were sent
 * to. Only their SHA-256 is kept.
 */
@Component
public class MagicLinks {

    /** How long a link for signing in may be used at most. */
    public static final Duration LONGEST_SIGN_IN = Duration.ofMinutes(10);

    private static final int TOKEN_BYTES = 32;
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final JdbcClient database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MagicLinks(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a link is for. A link for one purpose is unknown for any other. */
    public enum Purpose {
        SIGN_IN,
        /** Signing in before enrolling where only members are welcome. */
        SIGN_IN_AS_MEMBER,
        CONFIRM_ADDRESS,
        /** Enrolling before enrolling opens to everybody. */
        ENROL_EARLY,
        /** Enrolling where only those are welcome whom a participant has nominated. */
        NOMINATED,
        /** Seeing, mending and withdrawing an application for support of a network. */
        SUPPORT_APPLICATION,
        /** Seeing, as a mentor, what is shared with one participant. */
        MENTOR,
        /** Leaving the waiting list, or declining the place that was offered. */
        LEAVE_WAITING_LIST,
        LEAVE_INTEREST_LIST,
        /** Choosing the password of a staff account. */
        CHOOSE_PASSWORD
    }

    /**
     * Makes a new link; earlier ones stay as they are.
     *
     * @param subject what redeeming it hands back, such as an address or an enrolment's id
     * @param validity how long it can be redeemed from now
     * @return 256 random bits, safe in a URL
     * @throws IllegalArgumentException when it is for signing in and valid longer than {@link #LONGEST_SIGN_IN}
     */
    @Transactional
    public String issue(Purpose purpose, String subject, Duration validity) {
        if ((purpose == Purpose.SIGN_IN || purpose == Purpose.SIGN_IN_AS_MEMBER)
                && validity.compareTo(LONGEST_SIGN_IN) > 0) {
            throw new IllegalArgumentException("A link for signing in is valid ten minutes at most");
        }
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        database.sql("""
                insert into kring.sign_in_link (token_hash, purpose, subject, created_at, expires_at)
                values (:hash, :purpose, :subject, :now, :expiresAt)""")
                .param("hash", hash(token))
                .param("purpose", purpose.name())
                .param("subject", subject)
                .param("now", utc(now))
                .param("expiresAt", utc(now.plus(validity)))
                .update();
        return token;
    }

    /** The subject of a link that could be redeemed now, without using it up. */
    @Transactional(readOnly = true)
    public Optional<String> peek(Purpose purpose, String token) {
        return database.sql("""
                select subject from kring.sign_in_link
                where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now""")
                .param("hash", hash(token))
                .param("purpose", purpose.name())
                .param("now", utc(clock.instant()))
                .query(String.class)
                .optional();
    }

    /** Uses a link up. Of several who try at the same time, one gets the subject. */
    @Transactional
    public Optional<String> redeem(Purpose purpose, String token) {
        return database.sql("""
                update kring.sign_in_link set used_at = :now
                where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                returning subject""")
                .param("hash", hash(token))
                .param("purpose", purpose.name())
                .param("now", utc(clock.instant()))
                .query(String.class)
                .optional();
    }

    /** Takes back the links that were not used. */
    @Transactional
    public void revoke(Purpose purpose, String subject) {
        Instant now = clock.instant();
        database.sql("""
                update kring.sign_in_link set expires_at = :now
                where subject = :subject and purpose = :purpose and used_at is null and expires_at > :now""")
                .param("subject", subject)
                .param("purpose", purpose.name())
                .param("now", utc(now))
                .update();
    }

    /** Whether a link was made since then that still works. */
    @Transactional(readOnly = true)
    public boolean wasIssuedSince(Purpose purpose, String subject, Instant since) {
        return database.sql("""
                select count(*) from kring.sign_in_link
                where subject = :subject and purpose = :purpose and used_at is null and expires_at > :now
                    and created_at > :since""")
                        .param("subject", subject)
                        .param("purpose", purpose.name())
                        .param("now", utc(clock.instant()))
                        .param("since", utc(since))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** How a link stands, so that a page can say kindly why it does not work. */
    @Transactional(readOnly = true)
    public LinkState state(Purpose purpose, String token) {
        Instant now = clock.instant();
        return database.sql("""
                select used_at, expires_at from kring.sign_in_link
                where token_hash = :hash and purpose = :purpose""")
                .param("hash", hash(token))
                .param("purpose", purpose.name())
                .query((row, number) -> {
                    if (row.getObject("used_at") != null) {
                        return LinkState.USED;
                    }
                    Instant expiresAt =
                            row.getObject("expires_at", OffsetDateTime.class).toInstant();
                    return expiresAt.isAfter(now) ? LinkState.VALID : LinkState.EXPIRED;
                })
                .optional()
                .orElse(LinkState.UNKNOWN);
    }

    /** Forgets links that have been of no use for long. */
    @Scheduled(cron = "0 30 2 * * *", zone = "Europe/Amsterdam")
    @Transactional
    public void forgetOld() {
        database.sql("delete from kring.sign_in_link where expires_at < ?")
                .param(utc(clock.instant().minus(REMEMBERED)))
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
