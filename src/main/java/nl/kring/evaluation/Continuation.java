package nl.kring.evaluation;

import java.time.LocalDate;
import nl.kring.programme.OwnInvestment;
import org.jspecify.annotations.Nullable;

/**
 * What was decided after the first year.
 *
 * @param form how the group goes on; null when it stops
 * @param frequency meetings a year; null when it stops
 * @param nextStartsOn kick-off of the next year; null when it stops
 * @param investment of a network in its next year; null where none is asked for
 */
public record Continuation(
        boolean goesOn,
        @Nullable String form,
        @Nullable Integer frequency,
        @Nullable LocalDate nextStartsOn,
        String reason,
        @Nullable OwnInvestment investment) {

    public Continuation {
        if (goesOn && (form == null || frequency == null || nextStartsOn == null)) {
            throw new IllegalArgumentException("Going on needs a form, a frequency and a first date");
        }
    }
}
