package nl.kring.session;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a participant was there, and what was agreed when not: attendance is obligatory. */
@Entity
@IdClass(Attendance.Key.class)
public class Attendance {

    /** What was agreed with somebody who was absent. */
    public enum FollowUp {
        CATCH_UP,
        NO_ACTION,
        CONCERN
    }

    record Key(UUID meetingId, UUID enrolmentId) implements Serializable {}

    @Id
    private UUID meetingId;

    @Id
    private UUID enrolmentId;

    private boolean present;

    @Enumerated(EnumType.STRING)
    private @Nullable FollowUp followUp;

    private @Nullable String followUpNotes;

    @SuppressWarnings("NullAway.Init")
    protected Attendance() {}

    Attendance(UUID meetingId, UUID enrolmentId, boolean present) {
        this.meetingId = meetingId;
        this.enrolmentId = enrolmentId;
        this.present = present;
    }

    void followUp(FollowUp agreed, String notes) {
        this.followUp = agreed;
        this.followUpNotes = notes;
    }

    public UUID meetingId() {
        return meetingId;
    }

    public UUID enrolmentId() {
        return enrolmentId;
    }

    public boolean isPresent() {
        return present;
    }

    public @Nullable FollowUp followUp() {
        return followUp;
    }

    public @Nullable String followUpNotes() {
        return followUpNotes;
    }
}
