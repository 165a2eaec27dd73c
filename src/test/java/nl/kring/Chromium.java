package nl.kring;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The Chromium of this machine: the one that the system property {@code kring.chromium} or the environment variable
 * {@code KRING_CHROMIUM} names, one in a usual place, or one that Playwright fetched earlier. Nothing is downloaded.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Path executable) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
    }

    /** Starts it. Where there is none the test is skipped and says so, except where {@code CI} is set: there it fails. */
    static Chromium start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Optional<Path> executable = find(playwright);
        if (executable.isEmpty()) {
            playwright.close();
            String reason =
                    "No Chromium on this machine: install it, or name one with -Dkring.chromium=/path/to/chromium";
            LoggerFactory.getLogger(Chromium.class).warn(reason);
            return System.getenv("CI") == null ? abort(reason) : fail(reason);
        }
        return new Chromium(playwright, executable.get());
    }

    private static Optional<Path> find(Playwright playwright) {
        Optional<String> named = Stream.of(System.getProperty("kring.chromium"), System.getenv("KRING_CHROMIUM"))
                .filter(Objects::nonNull)
                .findFirst();
        Stream<String> places = named.map(Stream::of)
                .orElseGet(() -> Stream.concat(
                        USUAL_PLACES.stream(), Stream.of(playwright.chromium().executablePath())));
        return places.map(Path::of).filter(Files::isExecutable).findFirst();
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
