package nl.kring.choice;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round of voting in an edition.
 *
 * @param number from 1
 * @param options that can be chosen, by their keys in the programme's definition
 * @param extended whether it was open longer because too few had voted
 * @param closedAt null while people can vote
 */
public record Round(
        int number,
        List<String> options,
        ZonedDateTime opensAt,
        ZonedDateTime closesAt,
        boolean extended,
        @Nullable ZonedDateTime closedAt) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
