package nl.kring.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes what is sent to enrol somebody; the interest form itself says what holds for each answer. */
@Schema(
        name = "NewEnrolment",
        description = "What somebody states to enrol. The same rules hold as on the web page; fields that are not named"
                + " here are refused.")
record NewEnrolmentBody(
        @Schema(requiredMode = RequiredMode.REQUIRED, example = "Sanne")
        String givenName,

        @Schema(requiredMode = RequiredMode.REQUIRED, example = "Voorbeeld")
        String familyName,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                format = "email",
                example = "sanne@scholen.example",
                description = "A letter is sent here with a link; the enrolment counts once it is confirmed.")
        String email,

        @Schema(requiredMode = RequiredMode.REQUIRED, example = "Stichting De Horizon")
        String organisation,

        @Schema(requiredMode = RequiredMode.REQUIRED, example = "Bestuurssecretaris")
        String role,

        @Schema(
                allowableValues = {"PRIMARY", "SECONDARY", "SPECIAL", "OTHER"},
                defaultValue = "OTHER")
        @Nullable
        String sector,

        @Schema(minimum = "1", maximum = "18", example = "12") @Nullable
        Integer salaryScale,

        @Schema(description = "Pupils of the organisation.", minimum = "0", example = "4200") @Nullable
        Integer pupils,

        @Schema(description = "Whole years in the role, for programmes that ask for it.", minimum = "0", example = "1")
        @Nullable
        Integer experience,

        @Schema(example = "Ik wil mijn rol scherper krijgen.") @Nullable
        String motivation,

        @Schema(
                description = "In which letters are written.",
                allowableValues = {"nl", "en"},
                defaultValue = "nl")
        @Nullable
        String language,

        @Schema(
                description = "That the person agreed with the privacy statement. Whoever enrols somebody through this"
                        + " interface has asked for that; it may be left out, but not be false.",
                defaultValue = "true")
        @Nullable
        Boolean privacyAccepted,

        @Schema(
                description =
                        "Required where the edition consists of groups: the number of one of them. Refused where it"
                                + " has none.",
                example = "1")
        @Nullable
        Integer group,

        @Schema(
                description =
                        "The others of a team, for programmes in which teams enrol together. Each confirms the own"
                                + " address; all of them get places, or all of them wait.")
        @Nullable
        List<Member> team) {

    /** Somebody else of the team, from the same organisation. */
    @Schema(name = "TeamMember")
    record Member(
            @Schema(requiredMode = RequiredMode.REQUIRED, example = "Noor")
            String givenName,

            @Schema(requiredMode = RequiredMode.REQUIRED, example = "Voorbeeld")
            String familyName,

            @Schema(requiredMode = RequiredMode.REQUIRED, format = "email", example = "noor@scholen.example")
            String email) {}
}
