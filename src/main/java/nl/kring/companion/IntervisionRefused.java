package nl.kring.companion;

/** What was asked of a half-day of intervision cannot be. */
public final class IntervisionRefused extends RuntimeException {

    public enum Reason {
        /** The half-day lies in the past, ends before it begins or lasts longer than a day. */
        NO_HALF_DAY,
        /** The poll has not begun, or is over. */
        POLL_CLOSED,
        /** As many half-days as can be chosen from are on the list. */
        TOO_MANY,
        /** Others of the group have not had a turn yet. */
        OTHERS_FIRST,
        /** It has begun already, or no half-day is settled. */
        NOT_AHEAD,
        /** It does not begin with https:// or is too long. */
        NO_LINK,
        /** The case of another is central. */
        NOT_ONES_TURN
    }

    private final Reason reason;

    IntervisionRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
