package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.journey.JourneyTest;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A candidate, a facilitator and a coordinator, each in a browser of their own, from the programme page to the certificate. */
class WholeJourneyBrowserTest extends JourneyTest {

    /** In milliseconds; only a machine with much else to do comes near it. */
    private static final double PATIENCE = 60_000;

    private static final Pattern CONFIRMATION = Pattern.compile("http\\S+/confirm/\\S+");

    @LocalServerPort
    int port;

    private final String address = UUID.randomUUID() + "@school.example";
    private Chromium chromium;
    private Edition edition;
    private Page candidate;
    private Tasklist facilitator;
    private Tasklist coordinator;
    private String ownPage;
    private String reference;

    @BeforeEach
    void everybodyTakesASeat() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        chromium = Chromium.start();
        edition = anOpenEdition();
        candidate = newBrowser();
        facilitator = Tasklist.signIn(newBrowser(), "facilitator");
        coordinator = Tasklist.signIn(newBrowser(), "coordinator");
    }

    @AfterEach
    void everybodyLeaves() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void leadsFromTheProgrammePageToTheCertificate() throws IOException {
        candidateReadsAboutTheProgramme();
        candidateEnrolsAndCorrectsAMistake();
        candidateConfirmsTheAddressFromTheMail();
        candidateFillsInTheIntake();
        candidatePicksATime();
        facilitatorRecordsTheConversation();
        facilitatorDecides();
        candidateDecides();
        assertThat(candidate.getByText("Je doet mee!")).isVisible();

        timePassesUntil(edition.decisionDueAt());
        coordinatorLetsTheEditionGoAhead();
        facilitatorPrepares(edition.kickOff());
        timePassesUntil(edition.kickOff().endsAt());
        facilitatorRecordsTheSetUp();
        candidateConfirmsTheAgreement();
        assertThat(candidate.getByText("Je bent deelnemer.")).isVisible();
        facilitatorRegistersAttendance(edition.kickOff());
        candidateRates(edition.kickOff());

        for (Meeting session : sessions()) {
            timePassesUntil(session.startsAt().minusWeeks(2));
            facilitatorPrepares(session);
            timePassesUntil(session.endsAt());
            facilitatorRegistersAttendance(session);
            candidateRates(session);
        }

        candidateLooksBackOnTheYear();
        facilitatorDiscussesTheResults();
        coordinatorDecidesToGoOn();
        candidateDownloadsTheCertificate();
    }

    // Becoming a participant ------------------------------------------------------------------------------------------

    private void candidateReadsAboutTheProgramme() {
        candidate.navigate("/programmes/" + PROGRAMME);
        accessible();
        candidate
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(edition.title()).setExact(true))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Meld je aan voor deze editie"))
                .click();
        accessible();
    }

    private void candidateEnrolsAndCorrectsAMistake() {
        type("Voornaam", "Noor");
        type("Achternaam", "van den Berg");
        type("E-mailadres", "noor.school.example");
        type("Organisatie", "Stichting De Waterlanden");
        type("Functie", "Bestuurssecretaris");
        candidate.getByLabel("Sector").selectOption("PRIMARY");
        candidate.getByLabel("Ik vind het goed dat").check();
        press("Aanmelding versturen");

        Locator email = field("E-mailadres");
        assertThat(email).hasAttribute("aria-invalid", "true");
        assertThat(candidate.locator("#" + email.getAttribute("id") + "-error")).isVisible();
        assertThat(email).hasValue("noor.school.example");
        assertThat(field("Voornaam")).hasValue("Noor");
        assertThat(candidate.getByLabel("Sector")).hasValue("PRIMARY");
        accessible();

        type("E-mailadres", address);
        press("Aanmelding versturen");
        assertThat(candidate.getByText(address)).isVisible();
        accessible();
    }

    private void candidateConfirmsTheAddressFromTheMail() throws IOException {
        candidate.navigate(confirmationLink());
        accessible();
        press("Ja, dit adres is van mij");
        candidate.waitForURL("**/my/enrolments/*");
        ownPage = candidate.url();
        reference = ownPage.substring(ownPage.lastIndexOf('/') + 1);
        accessible();
    }

    private void candidateFillsInTheIntake() {
        openTask("Vul het intakeformulier in");
        type("Met welke vraag over je werk wil je dit jaar verder komen?", "Hoe blijf ik rolvast?");
        type("Wat weet en kun je al als het om deze vraag gaat?", "Vijf jaar ervaring");
        type("In wat voor organisatie speelt je vraag?", "Veertien scholen in een krimpregio");
        type("Wat breng jij de andere deelnemers?", "Ervaring met een fusie");
        type("Wat hoop je van hen te krijgen?", "Een kring van vakgenoten");
        type("Straat en huisnummer, of postbus", "Dijkweg 7");
        type("Postcode", "1441 AB");
        type("Plaats", "Purmerend");
        type("KvK-nummer of OIN", "90004567");
        type("E-mailadres voor facturen", "facturen@waterlanden.example");
        send();
    }

    private void candidatePicksATime() {
        openTask("Kies een moment voor het gesprek");
        candidate.getByRole(AriaRole.RADIO).first().check();
        send();
        assertThat(candidate.getByText("Je intakegesprek")).isVisible();
    }

    private void facilitatorRecordsTheConversation() {
        facilitator
                .claim("Voer het intakegesprek", reference)
                .reads("Hoe blijf ik rolvast?")
                .check("Is het gesprek doorgegaan?", "Ja")
                .type("Verslag", "Goed gesprek over rolvastheid")
                .complete();
    }

    private void facilitatorDecides() {
        facilitator
                .claim("Besluit over toelating", reference)
                .reads("Goed gesprek over rolvastheid")
                .check("Laten we de kandidaat toe?", "Ja")
                .type("Waarom?", "Geeft en neemt")
                .complete();
    }

    private void candidateDecides() {
        openTask("Besluit of je meedoet");
        choose("Doe je mee?", "Ja");
        type("Wat geeft voor jou de doorslag?", "De groep");
        send();
    }

    private void coordinatorLetsTheEditionGoAhead() {
        coordinator
                .claim("Besluit over doorgaan", edition.title())
                .check("Gaat deze editie door?", "Ja, de editie gaat door")
                .type("Waarom?", "Een kleine maar goede groep")
                .complete();
        timeMachine.settle();
    }

    // The year
    // ----------------------------------------------------------------------------------------------------------

    private void facilitatorPrepares(Meeting meeting) {
        facilitator
                .claim(
                        "Bereid bijeenkomst voor",
                        edition.title(),
                        meeting.title().nl())
                .type("Thema", "Tegenspraak organiseren")
                .type("Wat lezen of bekijken de deelnemers vooraf?", "Twee korte casussen")
                .check("Hoe komen jullie samen?", "Op de afgesproken plaats")
                .complete();
        timeMachine.settle();
    }

    private void facilitatorRecordsTheSetUp() {
        facilitator
                .claim("Leg de definitieve opzet vast", edition.title())
                .type("Thema's van dit jaar", "Rolvastheid en tegenspraak")
                .type("Manier van werken", "Begeleide intervisie")
                .type("Afspraken met elkaar", "Wat hier gezegd wordt, blijft hier")
                .complete();
    }

    private void candidateConfirmsTheAgreement() {
        openTask("Bevestig wat we hebben afgesproken");
        assertThat(candidate.getByText("Rolvastheid en tegenspraak")).isVisible();
        candidate.getByLabel("Zo hebben we het afgesproken").check();
        send();
    }

    private void facilitatorRegistersAttendance(Meeting meeting) {
        facilitator
                .claim(
                        "Registreer aanwezigheid",
                        edition.title(),
                        meeting.title().nl())
                .check("Is de bijeenkomst doorgegaan?", "Ja, op de plaats zelf")
                .check("Wie waren er?", "Noor van den Berg")
                .complete();
    }

    private void candidateRates(Meeting meeting) {
        openTask("Geef je mening over de bijeenkomst");
        type("Welk cijfer geef je?", "9");
        send();
        timeMachine.settle();
        candidate.reload();
        assertThat(meetingOnOwnPage(meeting)).containsText("Je was erbij");
    }

    private Locator meetingOnOwnPage(Meeting meeting) {
        return candidate
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(candidate.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions()
                                        .setName(meeting.title().nl()))));
    }

    private void candidateLooksBackOnTheYear() {
        openTask("Kijk terug op het jaar");
        for (Locator clearly : candidate.getByLabel("4, duidelijk").all()) {
            clearly.check();
        }
        type("Wat was voor jou het meest waardevol?", "De openheid in de groep");
        choose("Wil je met deze groep verder?", "Ja");
        send();
    }

    private void facilitatorDiscussesTheResults() {
        facilitator
                .claim("Bespreek de resultaten", edition.title())
                .type("Conclusies van de groep", "Iedereen wil verder")
                .complete();
    }

    private void coordinatorDecidesToGoOn() {
        coordinator
                .claim("Besluit over het vervolg", edition.title())
                .reads("Iedereen wil verder")
                .check("Gaat het netwerk verder?", "Ja, het gaat verder")
                .select("In welke vorm?", "Zoals dit jaar")
                .type("Aantal bijeenkomsten per jaar", "4")
                .typeDate(
                        "Eerste bijeenkomst van het nieuwe jaar",
                        clock.today().plusMonths(6).format(DateTimeFormatter.ofPattern("MM/dd/uuuu")))
                .type("Waarom?", "De groep wil het")
                .complete();
        timeMachine.settle();
    }

    private void candidateDownloadsTheCertificate() throws IOException {
        candidate.navigate(ownPage);
        assertThat(candidate.getByText("Het jaar zit erop.")).isVisible();
        accessible();
        Download certificate = candidate.waitForDownload(() -> candidate
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Certificaat downloaden"))
                .click());
        String content = Files.readString(certificate.path(), StandardCharsets.ISO_8859_1);
        assertThat(content).startsWith("%PDF-");
    }

    // In the portal
    // -----------------------------------------------------------------------------------------------------

    private void openTask(String title) {
        candidate.navigate(ownPage);
        candidate
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Beantwoorden " + title))
                .click();
        assertThat(candidate.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(title);
        accessible();
    }

    private Locator field(String label) {
        return candidate.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private void type(String label, String text) {
        field(label).fill(text);
    }

    private void choose(String question, String option) {
        candidate
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
                .getByLabel(option, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private void press(String button) {
        candidate
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void send() {
        press("Versturen");
        assertThat(candidate.getByText("Dank je wel, we hebben je antwoord ontvangen."))
                .isVisible();
        accessible();
    }

    private void accessible() {
        assertThat(new AxeBuilder(candidate).analyze().getViolations())
                .as("what axe finds on " + candidate.url())
                .isEmpty();
    }

    // Around it
    // ---------------------------------------------------------------------------------------------------------

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

    /** To just after the moment. */
    private void timePassesUntil(ZonedDateTime moment) {
        LocalDateTime to =
                moment.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        assertThat(new Visitor(port)
                        .json("POST", "/dev/clock", "{\"to\":\"" + to + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private List<Meeting> sessions() {
        return edition.meetings().stream()
                .filter(meeting -> !meeting.isKickOff())
                .toList();
    }
}
