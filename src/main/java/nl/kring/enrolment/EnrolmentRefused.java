package nl.kring.enrolment;

import java.util.List;

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
        KEY_USED_BEFORE,
        /** In this programme everybody enrols alone. */
        NO_TEAMS,
        /** Teams of this size cannot enrol; the arguments say from and to which size they can. */
        TEAM_SIZE,
        /** Two members of a team have the same address. */
        SAME_ADDRESS
    }

    private final Reason reason;
    private final transient List<Object> arguments;

    public EnrolmentRefused(Reason reason, Object... arguments) {
        super("Enrolment refused: " + reason);
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /** What the text for the sender names. */
    public List<Object> arguments() {
        return arguments;
    }

    public Reason reason() {
        return reason;
    }
}
