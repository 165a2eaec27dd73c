package nl.kring.session;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The work on one meeting: preparation, whether and how it was held, and what it yielded. Its date is the meeting's. */
@Entity
public class Session {

    @Id
    private UUID meetingId;

    private UUID editionId;
    private @Nullable String theme;
    private @Nullable String material;
    private @Nullable String assignments;
    private @Nullable String speakerName;
    private @Nullable String speakerEmail;
    private @Nullable String onlineReason;

    @Enumerated(EnumType.STRING)
    private @Nullable SessionOutcome outcome;

    private @Nullable String absenceNotes;
    private @Nullable String yield;
    private @Nullable String nextTheme;
    private @Nullable String improvement;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "co_preparer", joinColumns = @JoinColumn(name = "meeting_id"))
    @Column(name = "enrolment_id")
    private Set<UUID> coPreparers = new HashSet<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    Session(UUID meetingId, UUID editionId) {
        this.meetingId = meetingId;
        this.editionId = editionId;
    }

    void prepare(Preparation preparation) {
        this.theme = preparation.theme();
        this.material = preparation.material();
        this.assignments = preparation.assignments();
        this.speakerName = preparation.speakerName();
        this.speakerEmail = preparation.speakerEmail();
        this.coPreparers.clear();
        this.coPreparers.addAll(preparation.coPreparers());
    }

    void engage(String name, String email) {
        this.speakerName = name;
        this.speakerEmail = email;
    }

    void movedOnline(String reason) {
        this.onlineReason = reason;
    }

    /** @throws IllegalStateException when it was registered before */
    void register(
            SessionOutcome how, @Nullable String newAbsenceNotes, @Nullable String newYield, @Nullable String next) {
        if (outcome != null) {
            throw new IllegalStateException("Session " + meetingId + " was registered before: " + outcome);
        }
        this.outcome = how;
        this.absenceNotes = newAbsenceNotes;
        this.yield = newYield;
        this.nextTheme = next;
    }

    void improve(String what) {
        this.improvement = what;
    }

    /** What is done about a rating below the norm. */
    public @Nullable String improvement() {
        return improvement;
    }

    public UUID meetingId() {
        return meetingId;
    }

    public UUID editionId() {
        return editionId;
    }

    public boolean isPrepared() {
        return material != null;
    }

    public @Nullable String theme() {
        return theme;
    }

    public @Nullable String material() {
        return material;
    }

    public @Nullable String assignments() {
        return assignments;
    }

    public @Nullable String speakerName() {
        return speakerName;
    }

    public @Nullable String speakerEmail() {
        return speakerEmail;
    }

    public @Nullable String onlineReason() {
        return onlineReason;
    }

    public @Nullable SessionOutcome outcome() {
        return outcome;
    }

    public @Nullable String absenceNotes() {
        return absenceNotes;
    }

    public @Nullable String yield() {
        return yield;
    }

    public @Nullable String nextTheme() {
        return nextTheme;
    }

    public Set<UUID> coPreparers() {
        return Set.copyOf(coPreparers);
    }
}
