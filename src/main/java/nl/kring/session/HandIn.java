package nl.kring.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.time.AppClock;

/** What a participant handed in for a meeting, as its preparation asks. */
@Entity
@IdClass(HandIn.Key.class)
public class HandIn {

    record Key(UUID meetingId, UUID enrolmentId) implements Serializable {}

    @Id
    private UUID meetingId;

    @Id
    private UUID enrolmentId;

    private String answer;
    private Instant handedInAt;

    @SuppressWarnings("NullAway.Init")
    protected HandIn() {}

    HandIn(UUID meetingId, UUID enrolmentId, String answer, Instant now) {
        this.meetingId = meetingId;
        this.enrolmentId = enrolmentId;
        this.answer = answer;
        this.handedInAt = now;
    }

    public UUID meetingId() {
        return meetingId;
    }

    public UUID enrolmentId() {
        return enrolmentId;
    }

    public String answer() {
        return answer;
    }

    public ZonedDateTime handedInAt() {
        return handedInAt.atZone(AppClock.ZONE);
    }
}
