package nl.kring.enrolment;

import java.util.UUID;

/** A step was asked for that does not fit where the enrolment stands. */
public class IllegalTransition extends IllegalStateException {
    IllegalTransition(UUID enrolmentId, EnrolmentStatus from, EnrolmentStatus to) {
        super("Enrolment " + enrolmentId + " is " + from + " and cannot become " + to);
    }
}
