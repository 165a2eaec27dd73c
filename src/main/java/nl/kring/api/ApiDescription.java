package nl.kring.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /v3/api-docs} says beside what the controllers say themselves. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static final String STAFF = "staff";

    private static final String RESPONSES = "#/components/responses/";
    static final String INVALID = RESPONSES + "Invalid";
    static final String NOT_SIGNED_IN = RESPONSES + "NotSignedIn";
    static final String NOT_ALLOWED = RESPONSES + "NotAllowed";
    static final String NOT_FOUND = RESPONSES + "NotFound";
    static final String CONFLICT = RESPONSES + "Conflict";
    static final String TOO_LARGE = RESPONSES + "TooLarge";
    static final String KEY_USED_BEFORE = RESPONSES + "KeyUsedBefore";

    @Bean
    OpenAPI openApi() {
        Components components = new Components()
                .addSecuritySchemes(
                        STAFF,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("A staff account."))
                .addSchemas("Problem", problem());
        add(components, "Invalid", "What was sent cannot be read, or does not fit the form.", 400);
        add(components, "NotSignedIn", "Only for staff: sign in with HTTP basic.", 401);
        add(components, "NotAllowed", "The role of this account does not allow it.", 403);
        add(components, "NotFound", "There is no such edition.", 404);
        add(components, "Conflict", "It does not fit how the edition stands now; the detail says why.", 409);
        add(components, "TooLarge", "The body is longer than 64 KB.", 413);
        add(components, "KeyUsedBefore", "The idempotency key was used before, for another enrolment.", 422);
        return new OpenAPI()
                .info(new Info()
                        .title("Kring")
                        .version("v1")
                        .description("Programmes, their editions and enrolments for websites and administrations of"
                                + " organisers. Moments carry the offset of the Netherlands. Errors are"
                                + " application/problem+json as in RFC 9457. Texts for people are Dutch, unless"
                                + " Accept-Language asks for English."))
                .servers(List.of(new Server().url("/").description("Where this description was read.")))
                .components(components);
    }

    private static void add(Components components, String name, String description, int status) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
        components.addResponses(
                name,
                new ApiResponse()
                        .description(description)
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(schema).example(example(name, status)))));
    }

    private static Map<String, Object> example(String name, int status) {
        List<Map<String, String>> errors = name.equals("Invalid")
                ? List.of(Map.of("field", "email", "message", "E-mailadres is geen geldig e-mailadres."))
                : List.of();
        return Map.of("type", "about:blank", "status", status, "errors", errors);
    }

    private static Schema<?> problem() {
        return new Schema<>()
                .type("object")
                .description("What went wrong, as in RFC 9457.")
                .addProperty("type", new Schema<String>().type("string").format("uri-reference"))
                .addProperty("title", new Schema<String>().type("string"))
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new Schema<String>().type("string").description("For people."))
                .addProperty("instance", new Schema<String>().type("string").format("uri-reference"))
                .addProperty(
                        "errors",
                        new Schema<List<?>>()
                                .type("array")
                                .description("What is wrong, field by field; empty when it is not about fields.")
                                .items(new Schema<>()
                                        .type("object")
                                        .addProperty(
                                                "field",
                                                new Schema<String>()
                                                        .type("string")
                                                        .description(
                                                                "As it was sent; empty when it is about the whole."))
                                        .addProperty(
                                                "message",
                                                new Schema<String>()
                                                        .type("string")
                                                        .description("For people, in the language asked for."))));
    }
}
