package nl.kring.engagement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Proposes small groups in which boards compare themselves, so that differently engaged boards meet. */
public final class SmallGroups {

    private static final int LARGEST = 4;

    private SmallGroups() {}

    /** Groups of at most four, as even as can be; the same boards always give the same groups. */
    public static List<List<BoardPosition>> of(List<BoardPosition> boards) {
        int number = (boards.size() + LARGEST - 1) / LARGEST;
        List<List<BoardPosition>> groups = new ArrayList<>();
        for (int at = 0; at < number; at++) {
            groups.add(new ArrayList<>());
        }
        List<BoardPosition> byEngagement = boards.stream()
                .sorted(Comparator.comparing(SmallGroups::engagement).thenComparing(BoardPosition::board))
                .toList();
        for (int at = 0; at < byEngagement.size(); at++) {
            groups.get(at % number).add(byEngagement.get(at));
        }
        return groups;
    }

    private static int engagement(BoardPosition board) {
        return board.places().values().stream()
                .mapToInt(place -> place.current().ordinal())
                .sum();
    }
}
