package nl.kring.enrolment;

import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff did outside the order of receipt, and why.
 *
 * @param enrolmentId whom it was for; null when it was for nobody in particular
 * @param was the position on the waiting list before, or how many places were kept free; null where there is none
 * @param became the same, after
 * @param by the name of whoever did it
 * @param at in Europe/Amsterdam
 */
public record Bypass(
        Kind kind,
        UUID editionId,
        @Nullable UUID enrolmentId,
        @Nullable Integer was,
        @Nullable Integer became,
        String reason,
        String by,
        ZonedDateTime at) {

    /** The longest reason, in signs. */
    public static final int LONGEST_REASON = 500;

    public enum Kind {
        /** Added by staff, whether or not enrolling was open. */
        ADDED,
        /** Given another turn on the waiting list. */
        MOVED,
        /** Places are kept free, or no longer. */
        KEPT_FREE,
        /** Offered a place out of turn. */
        OFFERED,
        /** Went to another group after the start, from the number before to the number after. */
        GROUP_CHANGED,
        /** A second group was opened for so many who waited, with so many places. */
        SECOND_GROUP
    }
}
