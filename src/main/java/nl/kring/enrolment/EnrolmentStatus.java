package nl.kring.enrolment;

import java.util.EnumSet;
import java.util.Set;

/** Where an enrolment stands. */
public enum EnrolmentStatus {
    /** The interest form was sent; the address is not confirmed yet. */
    RECEIVED,
    CONFIRMED,
    WAITING,
    /** A place came free and is kept for this person until they answer. */
    OFFERED,
    INTAKE,
    DECIDING,
    ADMITTED,
    /** Confirmed what was agreed at the kick-off: a participant. */
    CONTRACTED,
    COMPLETED,

    UNCONFIRMED,
    REFUSED,
    OFFER_DECLINED,
    OFFER_LAPSED,
    /** Waited until enrolling closed; no place came free. */
    NO_PLACE,
    WITHDRAWN,
    NOT_ADMITTED,
    CANCELLED,
    EDITION_CANCELLED;

    private static final Set<EnrolmentStatus> PARTICIPATING = EnumSet.of(ADMITTED, CONTRACTED, COMPLETED);

    /** The enrolment has come to its end, for better or worse. */
    public boolean isEnded() {
        return compareTo(COMPLETED) >= 0;
    }

    /** Admitted: takes part in the edition's meetings. */
    public boolean isParticipating() {
        return PARTICIPATING.contains(this);
    }

    /** Whether an enrolment that stands so can end in this way. */
    boolean canEnd(EnrolmentStatus current) {
        return switch (this) {
            case UNCONFIRMED -> current == RECEIVED;
            case OFFER_DECLINED, OFFER_LAPSED -> current == OFFERED;
            case NO_PLACE -> current == WAITING;
            default -> true;
        };
    }

    static Set<EnrolmentStatus> participating() {
        return PARTICIPATING;
    }
}
