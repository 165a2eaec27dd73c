package nl.kring;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import nl.kring.journey.JourneyTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Walks people through the pages in Chromium, each in a browser of their own: {@link #portal} for whoever takes part, {@link
 * #tasklist} for staff at their tasks, {@link #desk} for staff at the desk.
 */
abstract class BrowserWalk extends JourneyTest {

    /** In milliseconds; only a machine with much else to do comes near it. */
    private static final double PATIENCE = 60_000;

    @LocalServerPort
    int port;

    private Chromium chromium;

    @BeforeEach
    void openTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        chromium = Chromium.start();
    }

    @AfterEach
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Somebody with this address, who has not opened a page yet. */
    Portal portal(String address) {
        return new Portal(newBrowser(), address, () -> {
            timeMachine.settle();
            return new Visitor(port).get("/dev/mail.json").body();
        });
    }

    /** Somebody of the staff, with the password of the demonstration. */
    Tasklist tasklist(String user) {
        return Tasklist.signIn(newBrowser(), user);
    }

    /** Somebody of the staff, signed in and at the desk. */
    Screen desk(String user) {
        Page page = newBrowser();
        Tasklist.signIn(page, user);
        page.navigate("/desk");
        return new Screen(page);
    }

    private Page newBrowser() {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setLocale("nl-NL")
                        .setTimezoneId("Europe/Amsterdam")
                        .setViewportSize(1400, 1000));
        context.setDefaultTimeout(PATIENCE);
        return context.newPage();
    }
}
