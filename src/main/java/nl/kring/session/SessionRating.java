package nl.kring.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a participant thought of a meeting, from 1 to 10. */
@Entity
@IdClass(SessionRating.Key.class)
public class SessionRating {

    record Key(UUID meetingId, UUID enrolmentId) implements Serializable {}

    @Id
    private UUID meetingId;

    @Id
    private UUID enrolmentId;

    private int rating;
    private @Nullable String mostValuable;
    private @Nullable String toImprove;
    private Instant ratedAt;

    @SuppressWarnings("NullAway.Init")
    protected SessionRating() {}

    SessionRating(
            UUID meetingId,
            UUID enrolmentId,
            int rating,
            @Nullable String mostValuable,
            @Nullable String toImprove,
            Instant now) {
        this.meetingId = meetingId;
        this.enrolmentId = enrolmentId;
        this.rating = rating;
        this.mostValuable = mostValuable;
        this.toImprove = toImprove;
        this.ratedAt = now;
    }

    public int rating() {
        return rating;
    }

    public @Nullable String mostValuable() {
        return mostValuable;
    }

    public @Nullable String toImprove() {
        return toImprove;
    }
}
