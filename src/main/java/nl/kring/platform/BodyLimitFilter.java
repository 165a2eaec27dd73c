package nl.kring.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says on a page of ours that what somebody sends is too large. The server itself would find that out when the first filter
 * asks for a parameter, once more while it makes the error's page, and then answer with nothing.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 2)
class BodyLimitFilter extends OncePerRequestFilter {

    private final long mostOfFiles;
    private final long mostOfFields;

    BodyLimitFilter(MultipartProperties files, ServerProperties server) {
        this.mostOfFiles = files.getMaxRequestSize().toBytes();
        this.mostOfFields = server.getTomcat().getMaxHttpFormPostSize().toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > mostOf(request)) {
            HttpServletRequest unread = new Unread(request);
            unread.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpStatus.PAYLOAD_TOO_LARGE.value());
            unread.getRequestDispatcher("/error").forward(unread, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private long mostOf(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        return type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) ? mostOfFields : mostOfFiles;
    }

    /** The same request as if nothing had been sent with it. */
    private static final class Unread extends HttpServletRequestWrapper {

        Unread(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
