package nl.kring.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A programme with its editions. */
@Schema(name = "Programme", description = "A programme as it is offered, with all its editions, the earliest first.")
record ApiProgramme(
        @Schema(description = "Name of the programme in addresses.", example = "bestuurssecretarissen")
        String slug,

        @Schema(
                description = "In Dutch, unless English is asked for with Accept-Language.",
                example = "Netwerk strategisch bestuurssecretarissen")
        String title,

        List<ApiEdition> editions) {}
