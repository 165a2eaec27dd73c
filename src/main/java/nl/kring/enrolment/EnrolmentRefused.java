package nl.kring.enrolment;

/** The interest form cannot be taken in, for a reason that the sender can read. */
public final class EnrolmentRefused extends RuntimeException {

    public enum Reason {
        /** Enrolling has not opened, has closed, or the edition is full and so is its waiting list. */
        NOT_OPEN,
        /** There is an enrolment for this edition under this address. */
        ALREADY_ENROLLED,
        /** Enrolling early is for the address that the link was sent to. */
        OTHER_ADDRESS,
        /** The idempotency key was used before, for a form that said something else. */
        KEY_USED_BEFORE
    }

    private final Reason reason;

    public EnrolmentRefused(Reason reason) {
        super("Enrolment refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
