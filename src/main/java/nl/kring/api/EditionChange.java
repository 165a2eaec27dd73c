package nl.kring.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.kring.enrolment.EditionSettings.Change;
import org.jspecify.annotations.Nullable;

/** What staff change of an edition. */
@Schema(description = "What to change of an edition. What is left out stays as it is.")
record EditionChange(
        @Schema(
                description =
                        "Places in all, not fewer than are taken; left out only where groups are given. Of an edition with"
                                + " groups it is divided over them as evenly as what is taken allows, the first ones getting what"
                                + " is left over, unless groups says how: then it must be their sum.",
                example = "12")
        @Min(1)
        @Max(Change.MOST)
        @Nullable
        Integer capacity,

        @Schema(description = "Places per group, of an edition with groups. A group that is left out keeps its places.")
        @Size(min = 1, max = 100)
        @Nullable
        List<@NotNull @Valid Group> groups,

        @Schema(description = "With fewer admitted than this the edition does not go ahead.", example = "7")
        @Min(1)
        @Max(Change.MOST)
        @Nullable
        Integer minimum,

        @Schema(description = "How many may wait for a place.", example = "20") @Min(0) @Max(Change.MOST) @Nullable
        Integer waitingListSize,

        @Schema(example = "2026–2027")
        @Size(max = 200)
        @Pattern(regexp = ".*\\S.*", message = "{jakarta.validation.constraints.NotBlank.message}")
        @Nullable
        String title) {

    @Schema(name = "EditionGroupChange")
    record Group(
            @Schema(description = "As the edition shows it.", example = "1") @NotNull @Nullable
            Integer number,

            @Schema(description = "Places of the group, not fewer than are taken.", example = "16")
            @NotNull
            @Min(0)
            @Max(Change.MOST)
            @Nullable
            Integer capacity) {}
}
