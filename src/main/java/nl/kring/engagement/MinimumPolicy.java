package nl.kring.engagement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.kring.engagement.BoardPosition.Place;

/** Holds the boards of a partnership against the minimum engagement that they agreed on. */
public final class MinimumPolicy {

    private MinimumPolicy() {}

    /** Of the places that boards have in a domain, those that the minimum is held against. */
    public enum Situation {
        CURRENT(Place::current),
        WANTED(Place::wanted);

        private final Function<Place, Gradation> gradation;

        Situation(Function<Place, Gradation> gradation) {
            this.gradation = gradation;
        }

        Gradation of(BoardPosition board, Domain domain) {
            return gradation.apply(board.in(domain));
        }
    }

    public enum Demand {
        NOBODY_PASSIVE,
        ENOUGH_ACTIVE,
        ENOUGH_PROACTIVE
    }

    /**
     * One thing that was agreed, in one domain.
     *
     * @param needed how many boards; for {@link Demand#NOBODY_PASSIVE} how many may be passive: none
     * @param counted how many there are
     * @param boards the names of those that are counted
     */
    public record Finding(Domain domain, Demand demand, int needed, int counted, List<String> boards) {

        public boolean isMet() {
            return demand == Demand.NOBODY_PASSIVE ? counted == 0 : counted >= needed;
        }
    }

    /** Everything that was agreed, domain after domain, whether it is met or not; what asks for nothing is left out. */
    public static List<Finding> check(CycleAgreements agreed, List<BoardPosition> boards, Situation situation) {
        List<Finding> findings = new ArrayList<>();
        for (Domain domain : Domain.values()) {
            if (agreed.focus().contains(domain)) {
                Function<BoardPosition, Gradation> gradation = board -> situation.of(board, domain);
                if (!agreed.minimum().passiveAcceptable()) {
                    findings.add(finding(
                            domain,
                            Demand.NOBODY_PASSIVE,
                            0,
                            boards.stream()
                                    .filter(board -> gradation.apply(board) == Gradation.PASSIVE)
                                    .toList()));
                }
                if (agreed.minimum().active() > 0) {
                    findings.add(finding(
                            domain,
                            Demand.ENOUGH_ACTIVE,
                            agreed.minimum().active(),
                            boards.stream()
                                    .filter(board -> gradation.apply(board).isAtLeast(Gradation.ACTIVE))
                                    .toList()));
                }
                if (agreed.minimum().proactive() > 0) {
                    findings.add(finding(
                            domain,
                            Demand.ENOUGH_PROACTIVE,
                            agreed.minimum().proactive(),
                            boards.stream()
                                    .filter(board -> gradation.apply(board) == Gradation.PROACTIVE)
                                    .toList()));
                }
            }
        }
        return findings;
    }

    private static Finding finding(Domain domain, Demand demand, int needed, List<BoardPosition> counted) {
        return new Finding(
                domain,
                demand,
                needed,
                counted.size(),
                counted.stream().map(BoardPosition::board).toList());
    }
}
