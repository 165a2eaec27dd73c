package nl.kring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import nl.kring.KringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class AuditTrailTests {

    @Autowired
    AuditTrail audit;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private final UUID enrolment = UUID.randomUUID();

    @Test
    void tellsTheHistoryOfAnEnrolmentFromItsBeginning() {
        UUID edition = UUID.randomUUID();
        audit.record(Actor.candidate("sanne@voorbeeld.example", "Sanne"), "enrolment.received", enrolment, edition, "");
        audit.record(Actor.staff("facilitator", "Femke"), "admission.decided", enrolment, edition, "YES");
        audit.record(Actor.SYSTEM, "edition.opened", null, edition, "");

        List<AuditEntry> history = audit.history(enrolment);

        assertThat(history).extracting(AuditEntry::action).containsExactly("enrolment.received", "admission.decided");
        AuditEntry decision = history.get(1);
        assertThat(decision.actor()).isEqualTo(Actor.staff("facilitator", "Femke"));
        assertThat(decision.editionId()).isEqualTo(edition);
        assertThat(decision.detail()).isEqualTo("YES");
        assertThat(decision.at()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
        assertThat(audit.recent(1))
                .singleElement()
                .satisfies(newest -> assertThat(newest.action()).isEqualTo("edition.opened"));
    }

    @Test
    void forgetsWhatDidNotHappen() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    audit.record(Actor.SYSTEM, "enrolment.closed", enrolment, null, "");
                    throw new IllegalStateException("it failed");
                }));

        assertThat(audit.history(enrolment)).isEmpty();
    }
}
