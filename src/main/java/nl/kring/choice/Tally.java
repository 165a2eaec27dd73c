package nl.kring.choice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a round of votes adds up to.
 *
 * @param votes for every option that could be chosen, in the order of the ballot, none left out
 * @param voters how many could vote
 */
public record Tally(Map<String, Integer> votes, int voters) {

    public Tally {
        votes = Collections.unmodifiableMap(new LinkedHashMap<>(votes));
    }

    /** Counts ballots; each names the option that somebody chose. */
    static Tally of(List<String> options, List<String> ballots, int voters) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        options.forEach(option -> votes.put(option, 0));
        ballots.forEach(option -> votes.merge(option, 1, Integer::sum));
        return new Tally(votes, voters);
    }

    public int cast() {
        return votes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The options with the most votes; all of them while nobody has voted. */
    public List<String> leaders() {
        int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return votes.entrySet().stream()
                .filter(option -> option.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @param percent of those who could vote */
    boolean reaches(int percent) {
        return cast() > 0 && cast() * 100 >= percent * voters;
    }
}
