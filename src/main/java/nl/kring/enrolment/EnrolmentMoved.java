package nl.kring.enrolment;

import java.util.UUID;

/** An enrolment came to stand somewhere else than before; at its receipt too. */
public record EnrolmentMoved(UUID enrolmentId, UUID editionId, EnrolmentStatus status) {

    static EnrolmentMoved to(Enrolment enrolment) {
        return new EnrolmentMoved(enrolment.id(), enrolment.editionId(), enrolment.status());
    }
}
