package nl.kring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Talks to the engine as Camunda Modeler does: its parts, its headers, and duplicates always left out. */
public final class Modeler {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Visitor visitor;
    private final String user;

    public Modeler(int port, String userAndPassword) {
        this.visitor = new Visitor(port);
        this.user = userAndPassword;
    }

    /** Deploys the files together. */
    public HttpResponse<String> deploy(String name, Map<String, byte[]> files) {
        return deploy(name, Map.of("enable-duplicate-filtering", "true"), files);
    }

    public HttpResponse<String> deploy(String name, Map<String, String> fields, Map<String, byte[]> files) {
        List<byte[]> body = new ArrayList<>();
        part(body, "name=\"deployment-name\"", name.getBytes(StandardCharsets.UTF_8));
        part(body, "name=\"deployment-source\"", "Camunda Modeler".getBytes(StandardCharsets.UTF_8));
        fields.forEach((field, value) -> part(body, "name=\"" + field + "\"", value.getBytes(StandardCharsets.UTF_8)));
        files.forEach((file, content) ->
                part(body, "name=\"" + file + "\"; filename=\"" + file + "\"\r\nContent-Type: text/xml", content));
        body.add("--kring--\r\n".getBytes(StandardCharsets.UTF_8));
        return visitor.send(visitor.request("/engine-rest/deployment/create")
                .header("Accept", "application/json")
                .header("Authorization", Visitor.basic(user, user))
                .header("Content-Type", "multipart/form-data; boundary=kring")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(body)));
    }

    private static void part(List<byte[]> body, String head, byte[] content) {
        body.add(("--kring\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.add(content);
        body.add("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Another call of the engine's REST interface. */
    public HttpResponse<String> call(String method, String path, String body) {
        return visitor.json(method, "/engine-rest" + path, body, "Authorization", Visitor.basic(user, user));
    }

    /** Also what stands in an answer. */
    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
