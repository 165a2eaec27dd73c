package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.journey.BoardAnswers;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The contact person of a board and the steering group, from joining to the alignment, each in a browser of their own. */
class BoardEngagementBrowserTest extends JourneyTest {

    /** In milliseconds; only a machine with much else to do comes near it. */
    private static final double PATIENCE = 60_000;

    private static final Pattern CONFIRMATION = Pattern.compile("http\\S+/confirm/\\S+");

    @LocalServerPort
    int port;

    private final String address = UUID.randomUUID() + "@bestuur.example";
    private Chromium chromium;
    private Edition edition;
    private Page board;
    private Page desk;
    private Tasklist coordinator;
    private Tasklist facilitator;
    private String ownPage;

    @BeforeEach
    void everybodyTakesASeat() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        chromium = Chromium.start();
        edition = planning.planEdition(
                BoardAnswers.INSTRUMENT,
                "Partnerschap " + UUID.randomUUID(),
                clock.today().plusWeeks(10));
        timeMachine.settle();
        board = newBrowser();
        facilitator = Tasklist.signIn(newBrowser(), "facilitator");
        desk = newBrowser();
        coordinator = Tasklist.signIn(desk, "coordinator");
    }

    @AfterEach
    void everybodyLeaves() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void leadsABoardFromJoiningToTheAlignment() throws IOException {
        steeringGroupAgrees();
        boardJoins();
        boardTakesTheInstrument();
        boardSeesItsResults();

        passTimeUntil(edition.startsAt());
        facilitatorComparesTheBoards();
        steeringGroupRecordsAgreements();
        boardAligns();
        steeringGroupSeesTheBoards();
    }

    private void steeringGroupAgrees() {
        coordinator
                .claim("Maak afspraken over de ronde", edition.title())
                .check(
                        "Waarvoor gebruiken we het instrument?",
                        "Inzicht: alle besturen schalen zichzelf in en vergelijken")
                .type("Wanneer neemt een bestuur het instrument af?", "Bij toetreding")
                .check("Is passief aanvaardbaar?", "Nee")
                .check("Vragen alle domeinen evenveel aandacht?", "Ja")
                .complete();
    }

    private void boardJoins() throws IOException {
        board.navigate("/editions/" + edition.id() + "/enrol");
        type("Naam van het bestuur", "Stichting Noord");
        board.getByLabel("Sector").selectOption("PRIMARY");
        type("Voornaam", "Sofie");
        type("Achternaam", "Bakker");
        type("Functie", "Bestuurder");
        type("E-mailadres", address);
        board.getByLabel("Ik vind het goed dat").check();
        accessible();
        press("Aanmelding versturen");
        assertThat(board.getByText(address)).isVisible();
        board.navigate(confirmationLink());
        press("Ja, dit adres is van mij");
        board.waitForURL("**/my/enrolments/*");
        ownPage = board.url();
    }

    private void boardTakesTheInstrument() {
        openTask("Lees het instrument met medebestuurders");
        type("Met wie heb je het instrument gelezen?", "De voorzitter");
        fillAreas();
        send();
        openTask("Beschrijf waar jullie nu staan");
        checkAll("Volgend");
        checkAll("Ja, bewust");
        checkAll("Incidenteel");
        checkAll("Nee, het hangt aan personen");
        fillAreas();
        send();
        openTask("Beschrijf wat jullie nu doen");
        fillAreas();
        send();
        openTask("Beschrijf waar jullie naartoe willen");
        checkAll("Actief");
        fillAreas();
        send();
        openTask("Stel actiepunten op");
        board.getByLabel("Wat gaan jullie doen?").first().fill("Doelen in elk schoolplan");
        board.getByLabel("Wie zorgt ervoor?").first().fill("Sofie Bakker");
        board.getByLabel("Wanneer is het klaar?")
                .first()
                .fill(clock.today().plusWeeks(20).toString());
        send();
    }

    private void boardSeesItsResults() {
        board.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Bekijk jullie uitkomsten"))
                .click();
        assertThat(board.getByText("Doelen in elk schoolplan")).isVisible();
        assertThat(board.getByRole(AriaRole.IMG)).not().hasCount(0);
        accessible();
    }

    private void facilitatorComparesTheBoards() {
        facilitator
                .claim("Leg besturen naast elkaar", edition.title())
                .reads("Stichting Noord")
                .type("Wat kwam er uit de kleine groepen?", "Veel herkenning")
                .type("Wat werd er plenair teruggegeven?", "Meer bij elkaar kijken")
                .complete();
    }

    private void steeringGroupRecordsAgreements() {
        coordinator
                .claim("Leg gezamenlijke afspraken vast", edition.title())
                .reads("Geen bestuur is passief")
                .type("Wat spreken alle besturen af?", "Elk bestuur bezoekt een school")
                .complete();
        timeMachine.settle();
    }

    private void boardAligns() {
        openTask("Stem af met het partnerschap");
        assertThat(board.getByText("Elk bestuur bezoekt een school")).isVisible();
        fillAreas();
        send();
        assertThat(board.getByText("Jullie hebben afgestemd met het partnerschap."))
                .isVisible();
    }

    private void steeringGroupSeesTheBoards() {
        desk.navigate("/desk/editions/" + edition.id() + "/engagement");
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Waar staat wie?")))
                .isVisible();
        assertThat(desk.getByText("Elk bestuur bezoekt een school")).isVisible();
        accessible(desk);
    }

    // In the portal ----------------------------------------

    private void openTask(String title) {
        board.navigate(ownPage);
        board.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Beantwoorden " + title))
                .click();
        assertThat(board.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(title);
        accessible();
    }

    private void type(String label, String text) {
        board.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    private void checkAll(String option) {
        for (Locator choice : board.getByLabel(option, new Page.GetByLabelOptions().setExact(true))
                .all()) {
            choice.check();
        }
    }

    private void fillAreas() {
        for (Locator area : board.locator("textarea").all()) {
            area.fill("We bespreken het elk kwartaal.");
        }
    }

    private void press(String button) {
        board.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void send() {
        press("Versturen");
        assertThat(board.getByText("Dank je wel, we hebben je antwoord ontvangen."))
                .isVisible();
    }

    private void accessible() {
        accessible(board);
    }

    private static void accessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("what axe finds on " + page.url())
                .isEmpty();
    }

    // Around it ----------------------------------------

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

    private String confirmationLink() throws IOException {
        timeMachine.settle();
        JsonNode mail = new ObjectMapper()
                .readTree(new Visitor(port).get("/dev/mail.json").body());
        for (JsonNode letter : mail) {
            Matcher link = CONFIRMATION.matcher(letter.path("text").asText());
            if (letter.path("to").asText().equals(address) && link.find()) {
                return link.group();
            }
        }
        throw new AssertionError("No mail with a link to confirm " + address);
    }
}
