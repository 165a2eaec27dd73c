package nl.kring.platform;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What the browser may do with our pages: only what they bring themselves, and in nobody else's frame. */
final class SecurityHeaders {

    private static final String OWN_PAGES =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /** Letters bring their own style, and are shown in a frame of the mailbox's page. */
    private static final String BUILT_IN_MAILBOX =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    /** What draws the processes places labels with styles of their own. */
    private static final String DRAWN_PROCESSES = OWN_PAGES + "; style-src 'self'; style-src-attr 'unsafe-inline'";

    private static final RequestMatcher CAMUNDA = paths("/camunda/**");
    private static final RequestMatcher MAILBOX = paths("/dev/mail/**");
    private static final RequestMatcher PROCESSES =
            paths("/desk/processes/**", "/desk/enrolments/*/path", "/desk/simulations/*/*");

    /** The same for everybody and named after their version or content, so a browser may keep them. */
    private static final RequestMatcher STATIC = paths(
            "/css/**", "/js/**", "/fonts/**", "/images/**", "/webjars/**", "/camunda/lib/**", "/camunda/assets/**");

    private SecurityHeaders() {}

    static void apply(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"));
        // The Camunda web applications send a policy of their own, with a nonce.
        on(headers, not(CAMUNDA, MAILBOX, PROCESSES), new ContentSecurityPolicyHeaderWriter(OWN_PAGES));
        on(headers, PROCESSES, new ContentSecurityPolicyHeaderWriter(DRAWN_PROCESSES));
        on(headers, MAILBOX, new ContentSecurityPolicyHeaderWriter(BUILT_IN_MAILBOX));
        on(headers, MAILBOX, new XFrameOptionsHeaderWriter(XFrameOptionsMode.SAMEORIGIN));
        on(headers, not(MAILBOX), new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY));
        on(headers, not(STATIC), new CacheControlHeadersWriter());
    }

    private static void on(HeadersConfigurer<HttpSecurity> headers, RequestMatcher where, HeaderWriter writer) {
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(where, writer));
    }

    private static RequestMatcher not(RequestMatcher... matchers) {
        return new NegatedRequestMatcher(new OrRequestMatcher(List.of(matchers)));
    }

    private static RequestMatcher paths(String... patterns) {
        PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                List.of(patterns).stream().<RequestMatcher>map(builder::matcher).toList());
    }
}
