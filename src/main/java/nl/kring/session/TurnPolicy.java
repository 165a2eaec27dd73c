package nl.kring.session;

import java.util.Comparator;
import java.util.List;
import nl.kring.programme.ProgrammeDefinition.TurnRules;

/** Whose turn it is: nobody has a second one before everybody had one, and in order of receipt. */
final class TurnPolicy {

    private TurnPolicy() {}

    /**
     * @param all in order of receipt
     * @param meetingsLeft with turns in this edition, this one included
     */
    static List<Turn> propose(TurnRules rules, List<Turn> all, int meetingsLeft) {
        long withoutTurn = all.stream().filter(turn -> turn.before() == 0).count();
        int spread = (int) ((withoutTurn + meetingsLeft - 1) / Math.max(meetingsLeft, 1));
        int number = rules.number() == null ? spread : rules.number();
        return all.stream()
                .sorted(Comparator.comparingInt(Turn::before))
                .limit(number)
                .toList();
    }
}
