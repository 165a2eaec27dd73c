package nl.kring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
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
        boolean enrolmentOpen,

        @Schema(description = "The groups that one chooses from when enrolling; left out where there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Group> groups) {

    /** A part of an edition that meets apart. The numbers of the edition are the sums of these. */
    @Schema(name = "EditionGroup")
    record Group(
            @Schema(description = "What is sent to choose it.", example = "1")
            int number,

            @Schema(example = "Groep 1") String name,
            int capacity,
            int taken,
            int waiting) {}
}
