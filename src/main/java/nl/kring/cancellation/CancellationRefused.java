package nl.kring.cancellation;

/** A cancellation cannot be taken in as it was asked for. */
public final class CancellationRefused extends RuntimeException {

    public enum Reason {
        /** Not or no longer a participant, or leaving already. */
        NOT_PARTICIPATING,
        /** The costs are not what the person saw: the day has passed, or a rule changed. */
        COSTS_CHANGED,
        /** The colleague is enrolled in this edition already. */
        COLLEAGUE_ENROLLED,
        /** Only members are welcome in the programme, and the colleague is none. */
        COLLEAGUE_NOT_A_MEMBER,
        /** The edition has ended: there is nothing left to take over. */
        TOO_LATE_TO_REPLACE
    }

    private final Reason reason;

    CancellationRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
