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

    static Set<EnrolmentStatus> participating() {
        return PARTICIPATING;
    }
}
