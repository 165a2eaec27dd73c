package nl.kring.evaluation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.kring.programme.OwnInvestment;
import org.jspecify.annotations.Nullable;

/** The first-year evaluation of an edition. What participants answered stays with the forms. */
@Entity
public class Evaluation {

    @Id
    private UUID editionId;

    private Instant openedAt;
    private @Nullable String conclusions;
    private @Nullable String continuation;
    private @Nullable String form;
    private @Nullable Integer frequency;
    private @Nullable LocalDate nextStartsOn;
    private @Nullable String reason;
    private @Nullable BigDecimal ownInvestment;
    private @Nullable String investmentSource;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Evaluation() {}

    Evaluation(UUID editionId, Instant now) {
        this.editionId = editionId;
        this.openedAt = now;
    }

    void conclude(String text) {
        this.conclusions = text;
    }

    void decide(Continuation decided, String by, Instant now) {
        if (continuation != null) {
            throw new IllegalStateException("Continuation of edition " + editionId + " was decided before");
        }
        this.continuation = decided.goesOn() ? "CONTINUE" : "STOP";
        this.form = decided.form();
        this.frequency = decided.frequency();
        this.nextStartsOn = decided.nextStartsOn();
        this.reason = decided.reason();
        OwnInvestment investment = decided.investment();
        if (investment != null) {
            this.ownInvestment = investment.amount();
            this.investmentSource = investment.source();
        }
        this.decidedBy = by;
        this.decidedAt = now;
    }

    public @Nullable String conclusions() {
        return conclusions;
    }

    /** What was decided; null before. */
    public @Nullable Continuation continuation() {
        return continuation == null || reason == null
                ? null
                : new Continuation(
                        "CONTINUE".equals(continuation), form, frequency, nextStartsOn, reason, investment());
    }

    private @Nullable OwnInvestment investment() {
        return ownInvestment == null || investmentSource == null
                ? null
                : new OwnInvestment(ownInvestment, investmentSource);
    }
}
