package nl.kring.enrolment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One place in an edition: free, kept for an offer, or taken. */
@Entity
@IdClass(Place.Key.class)
class Place {

    record Key(UUID editionId, int number) implements Serializable {}

    @Id
    private UUID editionId;

    @Id
    private int number;

    private @Nullable UUID enrolmentId;
    private @Nullable Instant offeredUntil;

    @SuppressWarnings("NullAway.Init")
    protected Place() {}

    Place(UUID editionId, int number) {
        this.editionId = editionId;
        this.number = number;
    }

    int number() {
        return number;
    }

    @Nullable
    UUID enrolmentId() {
        return enrolmentId;
    }

    void offerTo(UUID enrolment, Instant until) {
        this.enrolmentId = enrolment;
        this.offeredUntil = until;
    }

    void giveTo(UUID enrolment) {
        this.enrolmentId = enrolment;
        this.offeredUntil = null;
    }

    void free() {
        this.enrolmentId = null;
        this.offeredUntil = null;
    }

    @Nullable
    Instant offeredUntil() {
        return offeredUntil;
    }
}
