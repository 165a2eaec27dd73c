package nl.kring.choice;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The topic that was chosen.
 *
 * @param option by its key in the programme's definition
 * @param decidedBy the coordinator, where the vote did not settle it; null where it did
 * @param reason of the coordinator
 */
public record Choice(
        String option, @Nullable String decidedBy, @Nullable String reason, ZonedDateTime decidedAt) {}
