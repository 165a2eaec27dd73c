package nl.kring.engagement;

import java.util.Optional;
import nl.kring.engagement.CycleAgreements.Goal;
import nl.kring.engagement.CycleAgreements.Kind;
import nl.kring.engagement.Visit.Reason;

/** Which boards a member of the steering group visits: all of them where that is a goal, and every new one. */
final class VisitPolicy {

    private VisitPolicy() {}

    /**
     * @param isNew whether the board joins a partnership that was at work before it came
     * @return why the board is visited; empty when it is not
     */
    static Optional<Reason> reason(CycleAgreements agreed, boolean isNew) {
        if (agreed.kind() == Kind.SINGLE_BOARD) {
            return Optional.empty();
        }
        if (isNew) {
            return Optional.of(Reason.NEW_BOARD);
        }
        return agreed.goals().contains(Goal.ENGAGEMENT) ? Optional.of(Reason.GOAL) : Optional.empty();
    }
}
