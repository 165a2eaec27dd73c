package nl.kring.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import nl.kring.enrolment.EditionSettings;
import nl.kring.form.FormRejected;
import nl.kring.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Programmes and editions")
class EditionsApi {

    private final EditionViews views;
    private final EditionSettings settings;
    private final StrictJson strictJson;
    private final CurrentActor currentActor;
    private final MessageSource messages;

    EditionsApi(
            EditionViews views,
            EditionSettings settings,
            StrictJson strictJson,
            CurrentActor currentActor,
            MessageSource messages) {
        this.views = views;
        this.settings = settings;
        this.strictJson = strictJson;
        this.currentActor = currentActor;
        this.messages = messages;
    }

    @Operation(summary = "Read one edition")
    @ApiResponse(responseCode = "200", description = "The edition.")
    @ApiResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @GetMapping(path = "/api/v1/editions/{id}", produces = APPLICATION_JSON_VALUE)
    ApiEdition edition(@PathVariable UUID id) {
        return views.of(id);
    }

    @Operation(
            summary = "Change an edition",
            description = "For coordinators and administrators. More places are offered at once to those who wait, in"
                    + " order of receipt. Fewer places than are taken, or than the minimum, are a conflict. Of an edition with"
                    + " groups either the places in all are given, which are divided over the groups, or those of the"
                    + " groups. What is left out stays as it is.",
            security = @SecurityRequirement(name = ApiDescription.STAFF))
    @ApiResponse(responseCode = "200", description = "The edition as it is now.")
    @ApiResponse(responseCode = "400", ref = ApiDescription.INVALID)
    @ApiResponse(responseCode = "401", ref = ApiDescription.NOT_SIGNED_IN)
    @ApiResponse(responseCode = "403", ref = ApiDescription.NOT_ALLOWED)
    @ApiResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @ApiResponse(responseCode = "409", ref = ApiDescription.CONFLICT)
    @PutMapping(path = "/api/v1/editions/{id}", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    ApiEdition change(
            @PathVariable UUID id,
            @RequestBody(content = @Content(schema = @Schema(implementation = EditionChange.class)))
                    @org.springframework.web.bind.annotation.RequestBody
                    Map<String, @Nullable Object> body) {
        EditionChange change = strictJson.read(body, EditionChange.class);
        if (change.capacity() == null && change.groups() == null) {
            throw refused("capacity", "api.error.capacity");
        }
        settings.change(
                id,
                new EditionSettings.Change(
                        change.capacity(),
                        capacityOfGroups(change),
                        change.minimum(),
                        change.waitingListSize(),
                        change.title() == null ? null : change.title().strip()),
                currentActor.require());
        return views.of(id);
    }

    private Map<Integer, Integer> capacityOfGroups(EditionChange change) {
        Map<Integer, Integer> capacities = new TreeMap<>();
        for (EditionChange.Group group : Objects.requireNonNullElse(change.groups(), List.<EditionChange.Group>of())) {
            if (capacities.put(Objects.requireNonNull(group.number()), Objects.requireNonNull(group.capacity()))
                    != null) {
                throw refused("groups", "api.error.groupTwice");
            }
        }
        return capacities;
    }

    private FormRejected refused(String field, String key) {
        return FormRejected.because(field, "invalid", messages.getMessage(key, null, LocaleContextHolder.getLocale()));
    }
}
