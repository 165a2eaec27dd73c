package nl.kring.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** What is wrong with one field. */
@Schema(name = "FieldProblem")
record ApiError(
        @Schema(description = "The field as it was sent; empty when it is about the whole.", example = "email")
        String field,

        @Schema(
                description = "For people, in the language of Accept-Language.",
                example = "E-mailadres is geen geldig e-mailadres.")
        String message) {}
