package nl.kring.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** The intake of one candidate: when the conversation is and what came of it. The answers stay with the forms. */
@Entity
public class Intake {

    @Id
    private UUID enrolmentId;

    private @Nullable String proposal;
    private @Nullable Instant conversationAt;
    private @Nullable String conversationLink;
    private int invitation;
    private @Nullable String report;
    private @Nullable String impression;
    private @Nullable Instant completedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Intake() {}

    Intake(UUID enrolmentId) {
        this.enrolmentId = enrolmentId;
    }

    void propose(String times) {
        this.proposal = times;
    }

    void appoint(ZonedDateTime at, String link) {
        this.conversationAt = at.toInstant();
        this.conversationLink = link;
        this.invitation++;
    }

    void record(String newReport, @Nullable String newImpression) {
        this.report = newReport;
        this.impression = newImpression;
    }

    void complete(Instant now) {
        this.completedAt = now;
    }

    /** What the candidate proposed when none of the offered times suited. */
    public @Nullable String proposal() {
        return proposal;
    }

    public @Nullable ZonedDateTime conversationAt() {
        return conversationAt == null ? null : conversationAt.atZone(AppClock.ZONE);
    }

    public @Nullable String conversationLink() {
        return conversationLink;
    }

    /** How often a time was set; calendars need it to follow. */
    public int invitation() {
        return invitation;
    }

    public @Nullable String report() {
        return report;
    }

    public @Nullable String impression() {
        return impression;
    }
}
