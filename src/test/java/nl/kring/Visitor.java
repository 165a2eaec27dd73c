package nl.kring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser, without JavaScript: keeps cookies, fills in the forms of pages, follows no redirect. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String origin;
    private String language = "nl";

    public Visitor(int port) {
        this.origin = "http://localhost:" + port;
    }

    public static Visitor staff(int port, String userAndPassword) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(userAndPassword, userAndPassword);
        return visitor;
    }

    /** The same browser, with its cookies, when the application has come back on another port. */
    public Visitor movedTo(int port) {
        this.origin = "http://localhost:" + port;
        return this;
    }

    public Visitor reading(String language) {
        this.language = language;
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Fills in a form of the page and sends it to the path. */
    public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
        Matcher token = CSRF.matcher(get(page).body());
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        return post(path, all);
    }

    /** Chooses a file in the form of the page, in the field {@code file}, and sends it to the path. */
    public HttpResponse<String> upload(String page, String path, String fileName, byte[] content) {
        return upload(page, path, Map.of(fileName, content));
    }

    /** The same with several files at once. */
    public HttpResponse<String> upload(String page, String path, Map<String, byte[]> files) {
        Matcher token = CSRF.matcher(get(page).body());
        List<byte[]> body = new ArrayList<>();
        if (token.find()) {
            body.add(utf8("--limit\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token.group(1)));
        }
        files.forEach((name, content) -> {
            body.add(utf8("\r\n--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            body.add(content);
        });
        body.add(utf8("\r\n--limit--\r\n"));
        return send(request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(HttpRequest.BodyPublishers.ofByteArray(joined(body))));
    }

    /** In one piece, so that it is sent with its length, as browsers do. */
    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a form without having looked at the page it is on. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> json(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public HttpResponse<String> getAs(String user, String password, String path) {
        return send(request(path).header("Authorization", basic(user, password)).GET());
    }

    public HttpResponse<String> signIn(String user, String password) {
        return submit("/login", "/login", Map.of("username", user, "password", password));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).header("Accept-Language", language);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
