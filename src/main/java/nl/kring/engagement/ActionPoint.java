package nl.kring.engagement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** Something that somebody will have done by a date. */
@Entity
@Table(name = "action_point")
public class ActionPoint {

    public enum State {
        OPEN,
        DONE,
        DROPPED
    }

    @Id
    private UUID id;

    private UUID editionId;
    private @Nullable UUID enrolmentId;
    private String what;
    private String owner;
    private @Nullable String ownerEmail;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String report;
    private int timesMoved;
    private Instant addedAt;
    private @Nullable Instant settledAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected ActionPoint() {}

    ActionPoint(UUID editionId, @Nullable UUID enrolmentId, Planned planned, Instant now) {
        this.id = UUID.randomUUID();
        this.editionId = editionId;
        this.enrolmentId = enrolmentId;
        this.what = planned.what();
        this.owner = planned.owner();
        this.ownerEmail = planned.ownerEmail();
        this.dueOn = planned.dueOn();
        this.state = State.OPEN;
        this.addedAt = now;
    }

    /**
     * What is to be done.
     *
     * @param ownerEmail where the owner is reminded, beside whoever asked for it; null where there is none
     */
    public record Planned(
            String what, String owner, @Nullable String ownerEmail, LocalDate dueOn) {}

    /** @throws IllegalStateException when it is done or dropped */
    void settle(State how, String newReport, Instant now) {
        demandOpen();
        this.state = how;
        this.report = newReport;
        this.settledAt = now;
    }

    /** @throws IllegalStateException when it is done or dropped */
    void move(LocalDate newDate, String newReport) {
        demandOpen();
        this.dueOn = newDate;
        this.report = newReport;
        this.timesMoved++;
    }

    private void demandOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("Action point " + id + " is " + state);
        }
    }

    public UUID id() {
        return id;
    }

    public UUID editionId() {
        return editionId;
    }

    /** The board whose it is; null for one of the partnership. */
    public @Nullable UUID enrolmentId() {
        return enrolmentId;
    }

    public String what() {
        return what;
    }

    public String owner() {
        return owner;
    }

    public @Nullable String ownerEmail() {
        return ownerEmail;
    }

    /** The day by which it is to be done, in Europe/Amsterdam. */
    public LocalDate dueOn() {
        return dueOn;
    }

    public State state() {
        return state;
    }

    /** What was said about it last; null before anybody was asked. */
    public @Nullable String report() {
        return report;
    }

    /** How often its date was put off. */
    public int timesMoved() {
        return timesMoved;
    }

    public ZonedDateTime addedAt() {
        return addedAt.atZone(AppClock.ZONE);
    }

    /** Open although its day is over. */
    public boolean isOverdue(LocalDate today) {
        return state == State.OPEN && dueOn.isBefore(today);
    }
}
