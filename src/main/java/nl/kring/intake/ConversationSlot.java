package nl.kring.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** A time that a facilitator offers for an online conversation. */
@Entity
public class ConversationSlot {

    @Id
    private UUID id;

    private UUID editionId;
    private Instant startsAt;
    private int minutes;
    private String link;
    private String facilitator;
    private @Nullable UUID enrolmentId;

    @SuppressWarnings("NullAway.Init")
    protected ConversationSlot() {}

    ConversationSlot(UUID editionId, ZonedDateTime startsAt, int minutes, String link, String facilitator) {
        this.id = UUID.randomUUID();
        this.editionId = editionId;
        this.startsAt = startsAt.toInstant();
        this.minutes = minutes;
        this.link = link;
        this.facilitator = facilitator;
    }

    void free() {
        this.enrolmentId = null;
    }

    public UUID id() {
        return id;
    }

    public ZonedDateTime startsAt() {
        return startsAt.atZone(AppClock.ZONE);
    }

    public int minutes() {
        return minutes;
    }

    public String link() {
        return link;
    }

    public String facilitator() {
        return facilitator;
    }

    /** Who chose this time; null while it can be chosen. */
    public @Nullable UUID enrolmentId() {
        return enrolmentId;
    }

    public boolean isTaken() {
        return enrolmentId != null;
    }
}
