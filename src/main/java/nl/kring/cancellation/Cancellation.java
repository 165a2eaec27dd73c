package nl.kring.cancellation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** A participant's wish to leave, at the costs of the day on which it was asked for. */
@Entity
public class Cancellation {

    /** How it ended. */
    public enum Outcome {
        FREE,
        WITH_COSTS,
        REPLACED,
        EDITION_CANCELLED
    }

    @Id
    private UUID enrolmentId;

    private Instant askedAt;
    private String askedBy;
    private String reason;
    private LocalDate freeUntil;
    private int percentage;
    private BigDecimal costs;
    private @Nullable UUID replacementId;
    private @Nullable Instant replacementUntil;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private @Nullable Instant settledAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Cancellation() {}

    Cancellation(UUID enrolmentId, CancellationCosts costs, String reason, String askedBy, Instant now) {
        this.enrolmentId = enrolmentId;
        this.askedAt = now;
        this.askedBy = askedBy;
        this.reason = reason;
        this.freeUntil = costs.freeUntil();
        this.percentage = costs.percentage();
        this.costs = costs.amount();
    }

    void replaceBy(UUID replacement, Instant until) {
        this.replacementId = replacement;
        this.replacementUntil = until;
    }

    /** Once only; settling again changes nothing. */
    void settle(Outcome how, Instant now) {
        if (outcome == null) {
            this.outcome = how;
            this.settledAt = now;
        }
    }

    public UUID enrolmentId() {
        return enrolmentId;
    }

    public ZonedDateTime askedAt() {
        return askedAt.atZone(AppClock.ZONE);
    }

    /** Who asked for it: the participant, or staff. */
    public String askedBy() {
        return askedBy;
    }

    public String reason() {
        return reason;
    }

    /** What it costs, or would have cost without the replacement. */
    public CancellationCosts costs() {
        return new CancellationCosts(freeUntil, percentage, costs);
    }

    /** The enrolment of the colleague who is to take over. */
    public @Nullable UUID replacementId() {
        return replacementId;
    }

    /** Until when it must be known whether the colleague takes over. */
    public @Nullable ZonedDateTime replacementUntil() {
        return replacementUntil == null ? null : replacementUntil.atZone(AppClock.ZONE);
    }

    /** Null while a replacement is under way. */
    public @Nullable Outcome outcome() {
        return outcome;
    }
}
