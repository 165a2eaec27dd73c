package nl.kring.engagement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import nl.kring.engagement.CycleAgreements.Goal;
import nl.kring.engagement.CycleAgreements.Kind;
import nl.kring.engagement.CycleAgreements.Minimum;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/** One cycle of a partnership, or of one board on its own: what was agreed about it, and what came of it. */
@Entity
@Table(name = "engagement_cycle")
public class Cycle {

    @Id
    private UUID editionId;

    private @Nullable UUID previousEditionId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private boolean forInsight;
    private boolean forEngagement;
    private boolean forQuality;
    private String moment;
    private @Nullable Integer repeatAfterMonths;
    private boolean passiveAcceptable;
    private int activeNeeded;
    private int proactiveNeeded;
    private boolean inTraining;
    private boolean inResearch;
    private boolean inDevelopment;
    private int remindBeforeDays;
    private @Nullable Instant agreedAt;
    private @Nullable String smallGroups;
    private @Nullable String plenary;
    private @Nullable String agreements;
    private @Nullable String improvementDomains;
    private @Nullable String improvementRole;
    private @Nullable String improvementLines;
    private @Nullable String improvementGoal;
    private @Nullable Instant aligningSince;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Cycle() {}

    @SuppressWarnings("NullAway.Init")
    Cycle(UUID editionId, @Nullable UUID previousEditionId, CycleAgreements agreements) {
        this.editionId = editionId;
        this.previousEditionId = previousEditionId;
        set(agreements);
    }

    void agree(CycleAgreements newAgreements, Instant now) {
        set(newAgreements);
        this.agreedAt = now;
    }

    private void set(CycleAgreements agreed) {
        this.kind = agreed.kind();
        this.forInsight = agreed.goals().contains(Goal.INSIGHT);
        this.forEngagement = agreed.goals().contains(Goal.ENGAGEMENT);
        this.forQuality = agreed.goals().contains(Goal.QUALITY);
        this.moment = agreed.moment();
        this.repeatAfterMonths = agreed.repeatAfterMonths();
        this.passiveAcceptable = agreed.minimum().passiveAcceptable();
        this.activeNeeded = agreed.minimum().active();
        this.proactiveNeeded = agreed.minimum().proactive();
        this.inTraining = agreed.focus().contains(Domain.TRAINING);
        this.inResearch = agreed.focus().contains(Domain.RESEARCH);
        this.inDevelopment = agreed.focus().contains(Domain.DEVELOPMENT);
        this.remindBeforeDays = agreed.remindBeforeDays();
    }

    void repeatAfter(@Nullable Integer months) {
        this.repeatAfterMonths = months;
    }

    void compared(String newSmallGroups, String newPlenary) {
        this.smallGroups = newSmallGroups;
        this.plenary = newPlenary;
    }

    void record(String newAgreements) {
        this.agreements = newAgreements;
    }

    void improve(Improvement improvement) {
        this.improvementDomains = improvement.domains();
        this.improvementRole = improvement.role();
        this.improvementLines = improvement.lines();
        this.improvementGoal = improvement.goal();
    }

    void beginAligning(Instant now) {
        if (aligningSince == null) {
            this.aligningSince = now;
        }
    }

    public UUID editionId() {
        return editionId;
    }

    /** The edition of the cycle before; null for the first. */
    public @Nullable UUID previousEditionId() {
        return previousEditionId;
    }

    /** What holds for this cycle; taken over from the one before while nobody has agreed to it yet. */
    public CycleAgreements agreed() {
        Set<Goal> goals = EnumSet.noneOf(Goal.class);
        if (forInsight) {
            goals.add(Goal.INSIGHT);
        }
        if (forEngagement) {
            goals.add(Goal.ENGAGEMENT);
        }
        if (forQuality) {
            goals.add(Goal.QUALITY);
        }
        Set<Domain> focus = EnumSet.noneOf(Domain.class);
        if (inTraining) {
            focus.add(Domain.TRAINING);
        }
        if (inResearch) {
            focus.add(Domain.RESEARCH);
        }
        if (inDevelopment) {
            focus.add(Domain.DEVELOPMENT);
        }
        return new CycleAgreements(
                kind,
                goals,
                moment,
                repeatAfterMonths,
                new Minimum(passiveAcceptable, activeNeeded, proactiveNeeded),
                focus,
                remindBeforeDays);
    }

    public boolean isAgreed() {
        return agreedAt != null;
    }

    /** What came up in the small groups in which boards compared themselves. */
    public @Nullable String smallGroups() {
        return smallGroups;
    }

    /** What was said when all came together again. */
    public @Nullable String plenary() {
        return plenary;
    }

    /** What all boards agreed on. */
    public @Nullable String agreements() {
        return agreements;
    }

    public @Nullable Improvement improvement() {
        return improvementDomains == null
                        || improvementRole == null
                        || improvementLines == null
                        || improvementGoal == null
                ? null
                : new Improvement(improvementDomains, improvementRole, improvementLines, improvementGoal);
    }

    /** Since when boards align their results with the partnership; null before. */
    public @Nullable ZonedDateTime aligningSince() {
        return aligningSince == null ? null : aligningSince.atZone(AppClock.ZONE);
    }

    /**
     * What a partnership wants to do better.
     *
     * @param domains what the answers per domain ask for
     * @param role what an active role asks for
     * @param lines what the lines of communication ask for
     * @param goal the goal that follows from it
     */
    public record Improvement(String domains, String role, String lines, String goal) {}
}
