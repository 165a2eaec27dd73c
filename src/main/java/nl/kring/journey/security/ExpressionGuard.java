package nl.kring.journey.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses queries with expressions, wherever in the body they stand. The engine evaluates such an expression, and an
 * expression can run code; it is told not to, but only looks at the outermost query and not into its {@code orQueries}.
 * Stands before every interface of the engine that takes queries, so that none can be forgotten.
 */
class ExpressionGuard extends OncePerRequestFilter {

    private static final String SUFFIX = "expression";
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (carriesFilesOrFields(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getParameterMap().keySet().stream().anyMatch(ExpressionGuard::asksForExpression)) {
            refuse(response, "Expressions are not allowed in queries");
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        Optional<String> objection = objectionTo(body);
        if (objection.isPresent()) {
            refuse(response, objection.get());
            return;
        }
        chain.doFilter(new ReplayedRequest(request, body), response);
    }

    /** Uploads of models and the like: no interface of the engine reads a query from these. */
    private static boolean carriesFilesOrFields(HttpServletRequest request) {
        String contentType = request.getContentType();
        if (contentType == null) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** Reads the bytes as the engine will, so that no spelling of a key passes that the engine would understand. */
    private static Optional<String> objectionTo(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && asksForExpression(parser.currentName())) {
                    return Optional.of("Expressions are not allowed in queries: " + parser.currentName());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The request's body is not JSON");
        }
    }

    private static boolean asksForExpression(String key) {
        return key.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    private static void refuse(HttpServletResponse response, String message) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String safe = message.replaceAll("[^A-Za-z0-9 :.,'_-]", "");
        response.getWriter().write("{\"type\":\"InvalidRequestException\",\"message\":\"" + safe + "\",\"code\":null}");
    }

    /** The request with its body put back. */
    private static final class ReplayedRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReplayedRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body was already read");
                }
            };
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            return new BufferedReader(
                    encoding == null
                            ? new InputStreamReader(getInputStream(), StandardCharsets.UTF_8)
                            : new InputStreamReader(getInputStream(), encoding));
        }
    }
}
