package nl.kring.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.kring.enrolment.InterestForm;
import nl.kring.enrolment.Places;
import nl.kring.form.FormRejected;
import nl.kring.form.FormSchema;
import nl.kring.programme.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Enrolments")
class EnrolmentsApi {

    private static final Set<String> MEMBER = Set.of("givenName", "familyName", "email");
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private static final Set<String> NOT_EVERYWHERE =
            Set.of("sector", "salaryScale", "pupils", "experience", "motivation");

    /** What a program need not say, where the form of the programme asks for it. */
    private static final Map<String, Object> ASSUMED = Map.of("sector", "OTHER", "privacyAccepted", true);

    private final InterestForm interestForm;
    private final Editions editions;
    private final Places places;
    private final MessageSource messages;

    EnrolmentsApi(InterestForm interestForm, Editions editions, Places places, MessageSource messages) {
        this.interestForm = interestForm;
        this.editions = editions;
        this.places = places;
        this.messages = messages;
    }

    @Operation(
            summary = "Enrol somebody",
            description =
                    "Takes the enrolment in and sends a letter with which the address is confirmed. Places are given"
                            + " out in order of receipt, once the address is confirmed; this answer promises no place.")
    @ApiResponse(responseCode = "202", description = "Taken in, now or by an earlier request with the same key.")
    @ApiResponse(responseCode = "400", ref = ApiDescription.INVALID)
    @ApiResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @ApiResponse(responseCode = "409", ref = ApiDescription.CONFLICT)
    @ApiResponse(responseCode = "413", ref = ApiDescription.TOO_LARGE)
    @ApiResponse(responseCode = "422", ref = ApiDescription.KEY_USED_BEFORE)
    @PostMapping(
            path = "/api/v1/editions/{id}/enrolments",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt enrol(
            @PathVariable UUID id,
            @Parameter(
                            description =
                                    "Chosen by the client, for instance a UUID. Sending the same enrolment again with"
                                            + " the same key changes nothing and gives the same answer.",
                            schema = @Schema(type = "string", minLength = 1, maxLength = LONGEST_KEY))
                    @RequestHeader(name = KEY, required = false)
                    @Nullable
                    String idempotencyKey,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewEnrolmentBody.class)))
                    @org.springframework.web.bind.annotation.RequestBody
                    Map<String, @Nullable Object> body) {
        editions.get(id);
        String key = checked(idempotencyKey);
        Map<String, @Nullable Object> answers = new LinkedHashMap<>(body);
        Locale language = language(answers.remove("language"));
        FormSchema form = interestForm.schema(id);
        // What is described for all programmes but not asked in this one says nothing here.
        answers.keySet()
                .removeIf(field ->
                        NOT_EVERYWHERE.contains(field) && form.field(field).isEmpty());
        ASSUMED.forEach((field, value) -> {
            if (answers.get(field) == null && form.field(field).isPresent()) {
                answers.put(field, value);
            }
        });
        if (answers.get("group") instanceof Integer group) {
            answers.put("group", String.valueOf(group));
        }
        if (answers.get("group") != null && editions.get(id).groups().isEmpty()) {
            throw rejected("group", "option", "api.error.group");
        }
        if (!answers.containsKey("team")) {
            return Receipt.of(interestForm.send(id, answers, language, key));
        }
        List<Map<String, @Nullable Object>> team = team(answers.remove("team"));
        return Receipt.of(interestForm.sendTeam(id, answers, team, language, key));
    }

    @Operation(
            summary = "List the enrolments of an edition",
            description = "For staff. All that ever came in, in order of receipt.",
            security = @SecurityRequirement(name = ApiDescription.STAFF))
    @ApiResponse(responseCode = "200", description = "The enrolments.")
    @ApiResponse(responseCode = "401", ref = ApiDescription.NOT_SIGNED_IN)
    @ApiResponse(responseCode = "403", ref = ApiDescription.NOT_ALLOWED)
    @ApiResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @GetMapping(path = "/api/v1/editions/{id}/enrolments", produces = APPLICATION_JSON_VALUE)
    @Transactional(readOnly = true)
    public List<ApiEnrolment> enrolments(@PathVariable UUID id) {
        return places.standings(editions.get(id).id()).stream()
                .map(ApiEnrolment::of)
                .toList();
    }

    /** The others of a team, each an object with the fields that the body describes and no others. */
    private List<Map<String, @Nullable Object>> team(@Nullable Object team) {
        if (!(team instanceof List<?> members)) {
            throw rejected("team", "type", "api.error.team");
        }
        List<Map<String, @Nullable Object>> others = new ArrayList<>();
        for (Object member : members) {
            if (!(member instanceof Map<?, ?> fields) || !MEMBER.containsAll(fields.keySet())) {
                throw rejected("team", "type", "api.error.team");
            }
            Map<String, @Nullable Object> other = new LinkedHashMap<>();
            fields.forEach((name, value) -> other.put(String.valueOf(name), value));
            others.add(other);
        }
        return others;
    }

    private @Nullable String checked(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw rejected(KEY, "length", "api.error.key");
        }
        return key;
    }

    private Locale language(@Nullable Object language) {
        if (language == null || language.equals("nl")) {
            return Locale.forLanguageTag("nl");
        }
        if (language.equals("en")) {
            return Locale.ENGLISH;
        }
        throw rejected("language", "option", "api.error.language");
    }

    private FormRejected rejected(String field, String code, String message) {
        return FormRejected.because(
                field, code, messages.getMessage(message, new Object[] {LONGEST_KEY}, LocaleContextHolder.getLocale()));
    }
}
