package nl.kring.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody who walks through the portal with a browser, and reads the mail that comes of it. */
abstract class PortalTest extends JourneyTest {

    private static final Pattern TAG = Pattern.compile("<[^>]+>");

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper objectMapper;

    Visitor visitor() {
        return new Visitor(port);
    }

    static String someAddress() {
        return "p" + UUID.randomUUID().toString().substring(0, 13) + "@school.example";
    }

    static String enrolPath(Edition edition) {
        return "/editions/" + edition.id() + "/enrol";
    }

    static Map<String, String> filledIn(String email) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("givenName", "Sanne");
        fields.put("familyName", "de Boer");
        fields.put("email", email);
        fields.put("phone", "");
        fields.put("organisation", "Stichting De Horizon");
        fields.put("role", "Bestuurssecretaris");
        fields.put("sector", "PRIMARY");
        fields.put("salaryScale", "12");
        fields.put("pupils", "4200");
        fields.put("motivation", "");
        fields.put("privacyAccepted", "true");
        return fields;
    }

    /** Opens the form, fills it in and sends it. */
    HttpResponse<String> enrol(Visitor visitor, Edition edition, Map<String, String> fields) {
        return send(visitor, enrolPath(edition), hidden(visitor.get(enrolPath(edition))), fields);
    }

    /** The hidden fields of a page's forms. */
    static Map<String, String> hidden(HttpResponse<String> page) {
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher inputs = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"")
                .matcher(page.body());
        while (inputs.find()) {
            hidden.put(inputs.group(1), inputs.group(2));
        }
        return hidden;
    }

    HttpResponse<String> send(Visitor visitor, String path, Map<String, String> hidden, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(hidden);
        all.putAll(fields);
        return visitor.post(path, all);
    }

    /** Sends a body as it is, with the token of the page. */
    HttpResponse<String> sendRaw(Visitor visitor, String page, String path, String body) {
        String token = hidden(visitor.get(page)).getOrDefault("_csrf", "");
        return visitor.send(visitor.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + encoded(token) + "&" + body)));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Signs a candidate in with a link from the mail. */
    Visitor signedIn(Enrolment candidate) {
        Visitor visitor = visitor();
        visitor.submit("/my/sign-in", "/my/sign-in", Map.of("email", candidate.email()));
        String link = linkTo(candidate.email(), "/my/sign-in/").orElseThrow();
        assertThat(visitor.submit(link, link, Map.of()).statusCode()).isEqualTo(302);
        return visitor;
    }

    /** The path of the newest link of a kind that was mailed to an address. */
    Optional<String> linkTo(String address, String kind) {
        return mailTo(address).stream()
                .map(mail ->
                        Pattern.compile(Pattern.quote(kind) + "[A-Za-z0-9_-]+").matcher(mail))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    /** The texts of the letters to an address, newest first. */
    List<String> mailTo(String address) {
        try {
            JsonNode mails =
                    objectMapper.readTree(visitor().get("/dev/mail.json").body());
            return StreamSupport.stream(mails.spliterator(), false)
                    .filter(mail -> mail.get("to").asText().contains(address))
                    .map(mail -> mail.get("text").asText())
                    .toList();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("").replaceAll("^https?://[^/]+", "");
    }

    /** What people read on a page. */
    static String text(HttpResponse<String> page) {
        String body = page.body().replaceAll("(?s)<head>.*?</head>", "");
        return TAG.matcher(body).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }

    static String errorAt(String name, HttpResponse<String> page) {
        Matcher error = Pattern.compile(
                        "(?s)id=\"([^\"]+)-error\"[^>]*>([^<]+)<(?:(?!id=).)*?id=\"\\1\" name=\"" + name + "\"")
                .matcher(page.body());
        return error.find() ? error.group(2) : "";
    }
}
