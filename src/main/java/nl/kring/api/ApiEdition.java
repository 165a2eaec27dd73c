package nl.kring.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import nl.kring.programme.Edition;

/** An edition and how full it is. */
@Schema(name = "Edition", description = "One run of a programme, and how full it is.")
record ApiEdition(
        UUID id,

        @Schema(example = "2026–2027") String title,

        @Schema(description = "The day of the kick-off, in the Netherlands.", example = "2026-09-28")
        LocalDate startsOn,

        @Schema(description = "Where the edition is.") Edition.Status status,

        @Schema(description = "Places in all.", example = "10")
        int capacity,

        @Schema(description = "Places that are taken, or kept for somebody they were offered to.", example = "7")
        int taken,

        @Schema(description = "People on the waiting list.", example = "0")
        int waiting,

        @Schema(description = "Whether an enrolment would be taken in now, be it for the waiting list.")
        boolean enrolmentOpen) {}
