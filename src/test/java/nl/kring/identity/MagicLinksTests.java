package nl.kring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.kring.KringTest;
import nl.kring.identity.MagicLinks.Purpose;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KringTest
class MagicLinksTests {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Autowired
    MagicLinks links;

    @Autowired
    JdbcClient database;

    @Test
    void aLinkCanBeLookedAtAndUsedOnce() {
        String token = links.issue(Purpose.SIGN_IN, "sanne@voorbeeld.example", TEN_MINUTES);

        assertThat(links.peek(Purpose.SIGN_IN, token)).contains("sanne@voorbeeld.example");
        assertThat(links.peek(Purpose.SIGN_IN, token)).contains("sanne@voorbeeld.example");
        assertThat(links.state(Purpose.SIGN_IN, token)).isEqualTo(LinkState.VALID);

        assertThat(links.redeem(Purpose.SIGN_IN, token)).contains("sanne@voorbeeld.example");

        assertThat(links.redeem(Purpose.SIGN_IN, token)).isEmpty();
        assertThat(links.peek(Purpose.SIGN_IN, token)).isEmpty();
        assertThat(links.state(Purpose.SIGN_IN, token)).isEqualTo(LinkState.USED);
    }

    @Test
    void aTokenCarries256BitsAndFitsInAUrl() {
        String token = links.issue(Purpose.SIGN_IN, "sanne@voorbeeld.example", TEN_MINUTES);

        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(links.issue(Purpose.SIGN_IN, "sanne@voorbeeld.example", TEN_MINUTES))
                .isNotEqualTo(token);
    }

    @Test
    void theDatabaseDoesNotKnowTheToken() {
        String token = links.issue(Purpose.SIGN_IN, "geheim@voorbeeld.example", TEN_MINUTES);

        assertThat(database.sql("select row(l.*)::text from kring.sign_in_link l")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
        assertThat(database.sql("select octet_length(token_hash) from kring.sign_in_link")
                        .query(Integer.class)
                        .list())
                .containsOnly(32);
    }

    @Test
    void aLinkIsOnlyForItsPurpose() {
        String token = links.issue(Purpose.CONFIRM_ADDRESS, "enrolment", Duration.ofDays(7));

        assertThat(links.redeem(Purpose.SIGN_IN, token)).isEmpty();
        assertThat(links.state(Purpose.SIGN_IN, token)).isEqualTo(LinkState.UNKNOWN);
        assertThat(links.redeem(Purpose.CONFIRM_ADDRESS, token)).contains("enrolment");
    }

    @Test
    void aLinkExpires() {
        Instant start = Instant.parse("2026-09-01T08:00:00Z");
        String token = at(start).issue(Purpose.SIGN_IN, "sanne@voorbeeld.example", TEN_MINUTES);

        MagicLinks justInTime = at(start.plus(TEN_MINUTES).minusMillis(1));
        assertThat(justInTime.peek(Purpose.SIGN_IN, token)).isPresent();

        MagicLinks tooLate = at(start.plus(TEN_MINUTES));
        assertThat(tooLate.peek(Purpose.SIGN_IN, token)).isEmpty();
        assertThat(tooLate.redeem(Purpose.SIGN_IN, token)).isEmpty();
        assertThat(tooLate.state(Purpose.SIGN_IN, token)).isEqualTo(LinkState.EXPIRED);
    }

    @Test
    void nobodySignsInWithALinkOfMoreThanTenMinutes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> links.issue(Purpose.SIGN_IN, "sanne@voorbeeld.example", TEN_MINUTES.plusMillis(1)));
    }

    @Test
    void anUnknownLinkIsUnknown() {
        assertThat(links.state(Purpose.SIGN_IN, "no such token")).isEqualTo(LinkState.UNKNOWN);
        assertThat(links.redeem(Purpose.SIGN_IN, "")).isEmpty();
    }

    @Test
    void ofManyAtTheSameTimeOneRedeems() throws Exception {
        int visitors = 8;
        String token = links.issue(Purpose.SIGN_IN, "sanne@voorbeeld.example", TEN_MINUTES);
        CyclicBarrier start = new CyclicBarrier(visitors);
        ExecutorService threads = Executors.newFixedThreadPool(visitors);
        try {
            List<Future<Optional<String>>> answers = new ArrayList<>();
            for (int visitor = 0; visitor < visitors; visitor++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return links.redeem(Purpose.SIGN_IN, token);
                }));
            }
            int redeemed = 0;
            for (Future<Optional<String>> answer : answers) {
                redeemed += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(redeemed).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void forgetsWhatExpiredLongAgo() {
        Instant start = Instant.parse("2020-01-01T00:00:00Z");
        String token = at(start).issue(Purpose.CONFIRM_ADDRESS, "enrolment", Duration.ofDays(7));

        links.forgetOld();

        assertThat(links.state(Purpose.CONFIRM_ADDRESS, token)).isEqualTo(LinkState.UNKNOWN);
    }

    private MagicLinks at(Instant moment) {
        return new MagicLinks(database, Clock.fixed(moment, AppClock.ZONE));
    }
}
