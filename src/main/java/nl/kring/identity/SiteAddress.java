package nl.kring.identity;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where people reach the application, for links in letters: {@code kring.base-url}, or this machine's own address and port
 * when that is not set.
 */
@Component
public class SiteAddress {

    private final Environment environment;

    SiteAddress(Environment environment) {
        this.environment = environment;
    }

    /** @param path beginning with a slash, such as {@code /my} */
    public String link(String path) {
        String configured = environment.getProperty("kring.base-url", "").strip();
        if (configured.isEmpty()) {
            // Known once the server listens; a test or SERVER_PORT=0 lets the system choose.
            String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
            return "http://127.0.0.1:" + port + path;
        }
        return configured.replaceAll("/+$", "") + path;
    }
}
