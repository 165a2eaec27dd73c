package nl.kring.mentor;

/** What was asked about a mentor cannot be; nothing was changed. */
public final class MentorRefused extends RuntimeException {

    public enum Reason {
        /** Somebody with this address is on the list already. */
        ON_THE_LIST,
        /** The mentor coaches as many as can be, has stopped, or somebody else changed it meanwhile. */
        NO_ROOM,
        /** The mentor comes from the participant's own organisation. */
        SAME_ORGANISATION,
        /** A meeting lies in the future. */
        NOT_YET,
        /** Nobody coaches the participant now. */
        NO_MENTOR,
        /** There is nothing in it, or too much. */
        NO_TEXT
    }

    private final Reason reason;

    MentorRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
