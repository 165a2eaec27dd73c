package nl.kring.engagement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** A visit of a member of the steering group to a board. */
@Entity
@Table(name = "board_visit")
public class Visit {

    /** Why the board is visited. */
    public enum Reason {
        /** Every board is: the cycle is for engagement. */
        GOAL,
        /** It was not in the partnership before. */
        NEW_BOARD
    }

    @Id
    private UUID enrolmentId;

    private UUID editionId;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    private @Nullable String visitor;
    private @Nullable Instant visitedAt;
    private @Nullable String place;
    private int sequence;
    private @Nullable String report;
    private boolean dropped;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Visit() {}

    Visit(UUID enrolmentId, UUID editionId, Reason reason) {
        this.enrolmentId = enrolmentId;
        this.editionId = editionId;
        this.reason = reason;
    }

    void plan(String newVisitor, ZonedDateTime at, String newPlace) {
        if (visitor != null) {
            this.sequence++;
        }
        this.visitor = newVisitor;
        this.visitedAt = at.toInstant();
        this.place = newPlace;
    }

    /** @throws IllegalStateException when nothing was planned */
    void report(String newReport) {
        if (visitor == null) {
            throw new IllegalStateException("The visit to " + enrolmentId + " is not planned");
        }
        this.report = newReport;
    }

    void drop() {
        this.dropped = true;
    }

    /** Of the board that is visited. */
    public UUID enrolmentId() {
        return enrolmentId;
    }

    public UUID editionId() {
        return editionId;
    }

    public Reason reason() {
        return reason;
    }

    /** Who comes; null until it is planned, and so are moment and place. */
    public @Nullable String visitor() {
        return visitor;
    }

    public @Nullable ZonedDateTime visitedAt() {
        return visitedAt == null ? null : visitedAt.atZone(AppClock.ZONE);
    }

    public @Nullable String place() {
        return place;
    }

    /** How often it was planned anew; calendars need it to follow. */
    public int sequence() {
        return sequence;
    }

    /** What was spoken about; null until the visit is over. */
    public @Nullable String report() {
        return report;
    }

    /** The board has left, so that nobody visits it any more. */
    public boolean isDropped() {
        return dropped;
    }
}
