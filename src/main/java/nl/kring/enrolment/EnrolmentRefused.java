package nl.kring.enrolment;

import java.util.List;
import java.util.Locale;
import nl.kring.programme.LocalizedText;

/** The interest form cannot be taken in, for a reason that the sender can read. */
public final class EnrolmentRefused extends RuntimeException {

    public enum Reason {
        /** Enrolling has not opened, has closed, or the edition is full and so is its waiting list. */
        NOT_OPEN,
        /** There is an enrolment for this edition under this address. */
        ALREADY_ENROLLED,
        /** Enrolling early is for the address that the link was sent to. */
        OTHER_ADDRESS,
        /** A group of the edition was to be chosen and was not, or one that it has not got. */
        NO_SUCH_GROUP,
        /** The idempotency key was used before, for a form that said something else. */
        KEY_USED_BEFORE,
        /** In this programme everybody enrols alone. */
        NO_TEAMS,
        /** Teams of this size cannot enrol; the arguments say from and to which size they can. */
        TEAM_SIZE,
        /** The team is larger than the edition; the argument says how many places that has. */
        TEAM_ABOVE_CAPACITY,
        /** Two members of a team have the same address. */
        SAME_ADDRESS,
        /** The address is not on the list of members; the arguments name the association, how to join it, and where. */
        NOT_A_MEMBER,
        /** The programme is entered only by those whom a participant has nominated, under the address that was named. */
        NOT_NOMINATED
    }

    private final Reason reason;
    private final transient List<Object> arguments;

    public EnrolmentRefused(Reason reason, Object... arguments) {
        super("Enrolment refused: " + reason);
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /** What the text for the sender names, as it is said in a language. */
    public Object[] arguments(Locale locale) {
        return arguments.stream()
                .map(argument -> argument instanceof LocalizedText text ? text.in(locale) : argument)
                .toArray();
    }

    public Reason reason() {
        return reason;
    }
}
