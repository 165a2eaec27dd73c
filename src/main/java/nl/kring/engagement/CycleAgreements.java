package nl.kring.engagement;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed about a cycle before boards come together.
 *
 * @param goals what it is for; at least one
 * @param moment when a board takes the instrument, in words
 * @param repeatAfterMonths after how many months the next cycle follows; null where none does
 * @param minimum what engagement is needed
 * @param focus the domains that the minimum is about: all of them where they need equal attention
 * @param remindBeforeDays how many days before its date an action point is reminded of
 */
public record CycleAgreements(
        Kind kind,
        Set<Goal> goals,
        String moment,
        @Nullable Integer repeatAfterMonths,
        Minimum minimum,
        Set<Domain> focus,
        int remindBeforeDays) {

    /** Who takes the instrument. */
    public enum Kind {
        /** A partnership with its boards. */
        PARTNERSHIP,
        /** One board on its own. */
        SINGLE_BOARD
    }

    /** What a partnership uses the instrument for. */
    public enum Goal {
        /** All boards scale themselves and compare. */
        INSIGHT,
        /** A member of the steering group visits every board. */
        ENGAGEMENT,
        /** Ends in a goal for improvement with actions. */
        QUALITY
    }

    /**
     * @param passiveAcceptable whether a board may be passive
     * @param active how many boards must be active or proactive
     * @param proactive how many of these must be proactive
     */
    public record Minimum(boolean passiveAcceptable, int active, int proactive) {
        public Minimum {
            if (proactive > active) {
                throw new IllegalArgumentException("More boards are to be proactive than active or proactive");
            }
        }
    }

    public CycleAgreements {
        goals = Set.copyOf(goals);
        focus = Set.copyOf(focus);
        if (goals.isEmpty() || focus.isEmpty()) {
            throw new IllegalArgumentException("A cycle has a goal, and a domain that it looks at");
        }
    }

    /** Whether all domains need the same attention. */
    public boolean equalAttention() {
        return focus.equals(EnumSet.allOf(Domain.class));
    }
}
