package nl.kring.choice;

import nl.kring.programme.ProgrammeDefinition.ChoiceRules;
import nl.kring.programme.ProgrammeDefinition.Tie;

/**
 * What follows from the count of a round: with the quorum reached and one option ahead the topic is chosen; a tie goes to a
 * second round between those tied where the programme says so, once; a round without the quorum is open longer, once.
 * Whatever is not settled then, a coordinator decides.
 */
final class CountPolicy {

    private CountPolicy() {}

    enum Verdict {
        CHOSEN,
        LONGER,
        SECOND_ROUND,
        COORDINATOR
    }

    static Verdict judge(Tally tally, ChoiceRules rules, int round, boolean extended) {
        if (!tally.reaches(rules.quorumPercentage())) {
            return extended ? Verdict.COORDINATOR : Verdict.LONGER;
        }
        if (tally.leaders().size() == 1) {
            return Verdict.CHOSEN;
        }
        return rules.tie() == Tie.SECOND_ROUND && round == 1 ? Verdict.SECOND_ROUND : Verdict.COORDINATOR;
    }
}
