package nl.kring.admission;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One round of deciding: each side's verdict with its reason, given without knowing the other's. */
@Entity
@IdClass(DecisionRound.Key.class)
public class DecisionRound {

    record Key(UUID enrolmentId, int round) implements Serializable {}

    @Id
    private UUID enrolmentId;

    @Id
    private int round;

    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict organiserDecision;

    private @Nullable String organiserReason;
    private @Nullable String organiserBy;
    private @Nullable Instant organiserAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict candidateDecision;

    private @Nullable String candidateReason;
    private @Nullable Instant candidateAt;
    private @Nullable String conversationReport;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected DecisionRound() {}

    DecisionRound(UUID enrolmentId, int round, Instant now) {
        this.enrolmentId = enrolmentId;
        this.round = round;
        this.openedAt = now;
    }

    void decideForOrganiser(Verdict verdict, String reason, String by, Instant now) {
        requireAllowed(verdict, organiserDecision);
        this.organiserDecision = verdict;
        this.organiserReason = reason;
        this.organiserBy = by;
        this.organiserAt = now;
    }

    void decideForCandidate(Verdict verdict, String reason, Instant now) {
        requireAllowed(verdict, candidateDecision);
        this.candidateDecision = verdict;
        this.candidateReason = reason;
        this.candidateAt = now;
    }

    private void requireAllowed(Verdict verdict, @Nullable Verdict given) {
        if (given != null) {
            throw new IllegalStateException("This side has decided in round " + round + ": " + given);
        }
        if (verdict == Verdict.DOUBT && !allowsDoubt()) {
            throw new IllegalArgumentException("After a second conversation it is yes or no");
        }
    }

    void reportSecondConversation(String report) {
        this.conversationReport = report;
    }

    /** @throws IllegalStateException when a side has not decided */
    AdmissionOutcome outcome() {
        if (organiserDecision == null || candidateDecision == null) {
            throw new IllegalStateException("Not both sides have decided in round " + round);
        }
        return MutualAdmissionPolicy.weigh(organiserDecision, candidateDecision);
    }

    boolean hasBegunAt(Instant moment) {
        return !openedAt.isAfter(moment);
    }

    /** A doubt leads to a second conversation; after that one decides. */
    public boolean allowsDoubt() {
        return round == 1;
    }

    /** Whether both sides have decided; before that, neither may see what the other decided. */
    public boolean isDecided() {
        return organiserDecision != null && candidateDecision != null;
    }

    public int round() {
        return round;
    }

    public @Nullable Verdict organiserDecision() {
        return organiserDecision;
    }

    public @Nullable String organiserReason() {
        return organiserReason;
    }

    public @Nullable Verdict candidateDecision() {
        return candidateDecision;
    }

    public @Nullable String candidateReason() {
        return candidateReason;
    }

    public @Nullable String conversationReport() {
        return conversationReport;
    }
}
