package nl.kring.choice;

/** A vote cannot be taken in. */
public final class VoteRefused extends RuntimeException {

    public enum Reason {
        /** Voting has not begun, or is over. */
        NOT_OPEN,
        NOT_A_PARTICIPANT,
        /** It cannot be chosen in this round. */
        NO_SUCH_OPTION
    }

    private final Reason reason;

    VoteRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
