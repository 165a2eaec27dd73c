package nl.kring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Places.Standing;
import nl.kring.programme.EditionGroup;
import org.jspecify.annotations.Nullable;

/** An enrolment as staff see it. */
@Schema(name = "Enrolment")
record ApiEnrolment(
        @Schema(example = "KR-7GQ2MXW4") String reference,

        @Schema(example = "Sanne Voorbeeld") String name,

        @Schema(example = "sanne@scholen.example") String email,

        EnrolmentStatus status,

        @Schema(example = "2026-06-01T09:30:00.123456+02:00")
        OffsetDateTime receivedAt,

        @Schema(description = "The number of the place it has or that is kept for it; null when it has none.") @Nullable
        Integer place,

        @Schema(description = "Its turn on the waiting list, from 1; null when it does not wait.") @Nullable
        Integer waitingPosition,

        @Schema(description = "The number of the group; left out where the edition has none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Integer group) {

    static ApiEnrolment of(Standing standing) {
        Enrolment enrolment = standing.enrolment();
        return new ApiEnrolment(
                enrolment.reference(),
                enrolment.name(),
                enrolment.email(),
                enrolment.status(),
                enrolment.receivedAt().toOffsetDateTime(),
                standing.place(),
                standing.waitingPosition(),
                enrolment.group() == EditionGroup.ALL ? null : Integer.valueOf(enrolment.group()));
    }
}
