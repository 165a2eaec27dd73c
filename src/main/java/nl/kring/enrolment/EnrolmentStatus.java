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
    /** Wants to leave and lets a colleague take over; it is not decided yet whether that works out. */
    LEAVING,
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
    /** A colleague took over. */
    REPLACED,
    /** Was to take over somebody's place; it was not decided in time. */
    REPLACEMENT_LAPSED,
    /** Somebody else left the team, and it does not go on without. */
    TEAM_ENDED,
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

    /** A participant of a year that is not over. */
    public boolean canCancel() {
        return this == ADMITTED || this == CONTRACTED;
    }

    /** Whether an enrolment that stands so can end in this way. */
    boolean canEnd(EnrolmentStatus current) {
        return switch (this) {
            case UNCONFIRMED -> current == RECEIVED;
            case OFFER_DECLINED, OFFER_LAPSED -> current == OFFERED;
            case NO_PLACE -> current == WAITING;
            case CANCELLED -> current.canCancel() || current == LEAVING;
            case REPLACED -> current == LEAVING;
            case WITHDRAWN, TEAM_ENDED -> !current.isParticipating() && current != LEAVING;
            default -> true;
        };
    }

    static Set<EnrolmentStatus> participating() {
        return PARTICIPATING;
    }
}
