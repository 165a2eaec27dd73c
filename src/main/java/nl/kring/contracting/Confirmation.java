package nl.kring.contracting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** A participant's yes to one version of the agreement. */
@Entity
@Table(name = "agreement_confirmation")
@IdClass(Confirmation.Key.class)
public class Confirmation {

    record Key(UUID agreementId, UUID enrolmentId) implements Serializable {}

    @Id
    private UUID agreementId;

    @Id
    private UUID enrolmentId;

    private Instant confirmedAt;
    private String confirmedBy;
    private @Nullable String remark;

    @SuppressWarnings("NullAway.Init")
    protected Confirmation() {}

    Confirmation(UUID agreementId, UUID enrolmentId, String confirmedBy, @Nullable String remark, Instant now) {
        this.agreementId = agreementId;
        this.enrolmentId = enrolmentId;
        this.confirmedBy = confirmedBy;
        this.remark = remark;
        this.confirmedAt = now;
    }

    public UUID enrolmentId() {
        return enrolmentId;
    }

    public ZonedDateTime confirmedAt() {
        return confirmedAt.atZone(AppClock.ZONE);
    }

    /** Who confirmed: the participant, or staff who heard it from them. */
    public String confirmedBy() {
        return confirmedBy;
    }

    public @Nullable String remark() {
        return remark;
    }
}
