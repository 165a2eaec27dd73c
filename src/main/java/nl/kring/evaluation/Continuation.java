package nl.kring.evaluation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was decided after the first year.
 *
 * @param form how the group goes on; null when it stops
 * @param frequency meetings a year; null when it stops
 * @param nextStartsOn kick-off of the next year; null when it stops
 */
public record Continuation(
        boolean goesOn,
        @Nullable String form,
        @Nullable Integer frequency,
        @Nullable LocalDate nextStartsOn,
        String reason) {

    public Continuation {
        if (goesOn && (form == null || frequency == null || nextStartsOn == null)) {
            throw new IllegalArgumentException("Going on needs a form, a frequency and a first date");
        }
    }
}
