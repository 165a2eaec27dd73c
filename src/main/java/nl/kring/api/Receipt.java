package nl.kring.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;

/** The answer to an enrolment: what it was when it came in, so that a repeated request is answered the same. */
@Schema(description = "That an enrolment came in. Its order among the others is the order of receipt.")
record Receipt(
        @Schema(description = "Names the enrolment to people.", example = "KR-7GQ2MXW4")
        String reference,

        @Schema(example = "2026-06-01T09:30:00.123456+02:00")
        OffsetDateTime receivedAt,

        @Schema(description = "Always RECEIVED: the address is not confirmed yet.", allowableValues = "RECEIVED")
        EnrolmentStatus status) {

    static Receipt of(Enrolment enrolment) {
        return new Receipt(enrolment.reference(), enrolment.receivedAt().toOffsetDateTime(), EnrolmentStatus.RECEIVED);
    }
}
