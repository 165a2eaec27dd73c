package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A candidate, a facilitator and a coordinator, each in a browser of their own, from the programme page to the certificate. */
class WholeJourneyBrowserTest extends BrowserWalk {

    private Edition edition;
    private Portal candidate;
    private Tasklist facilitator;
    private Tasklist coordinator;

    @BeforeEach
    void everybodyTakesASeat() {
        edition = anOpenEdition();
        candidate = portal(UUID.randomUUID() + "@school.example");
        facilitator = tasklist("facilitator");
        coordinator = tasklist("coordinator");
    }

    @Test
    void leadsFromTheProgrammePageToTheCertificate() throws IOException {
        candidateReadsAboutTheProgramme();
        candidateCorrectsAMistakeAndEnrols();
        candidateFillsInTheIntake();
        candidatePicksATime();
        facilitatorRecordsTheConversation();
        facilitatorDecides();
        candidateDecides();
        candidate.reads("Je doet mee!");

        timePassesUntil(edition.decisionDueAt());
        coordinatorLetsTheEditionGoAhead();
        facilitatorPrepares(edition.kickOff());
        timePassesUntil(edition.kickOff().endsAt());
        facilitatorRecordsTheSetUp();
        candidateConfirmsTheAgreement();
        candidate.reads("Je bent deelnemer.");
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
        candidate.open("/programmes/" + PROGRAMME);
        candidate.isAccessible();
        candidate
                .page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(edition.title()).setExact(true))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Meld je aan voor deze editie"))
                .click();
        candidate.isAccessible();
    }

    private void candidateCorrectsAMistakeAndEnrols() {
        candidate.type("Voornaam", "Noor");
        candidate.type("Achternaam", "van den Berg");
        candidate.type("E-mailadres", "noor.school.example");
        candidate.type("Organisatie", "Stichting De Waterlanden");
        candidate.type("Functie", "Bestuurssecretaris");
        candidate.select("Sector", "PRIMARY");
        candidate.tick("Ik vind het goed dat");
        candidate.press("Aanmelding versturen");

        Locator email = candidate.field("E-mailadres");
        assertThat(email).hasAttribute("aria-invalid", "true");
        assertThat(candidate.page().locator("#" + email.getAttribute("id") + "-error"))
                .isVisible();
        assertThat(email).hasValue("noor.school.example");
        assertThat(candidate.field("Voornaam")).hasValue("Noor");
        assertThat(candidate.page().getByLabel("Sector")).hasValue("PRIMARY");
        candidate.isAccessible();

        candidate.type("E-mailadres", candidate.address());
        candidate.enrol();
    }

    private void candidateFillsInTheIntake() {
        candidate.openTask("Vul het intakeformulier in");
        candidate.type("Met welke vraag over je werk wil je dit jaar verder komen?", "Hoe blijf ik rolvast?");
        candidate.type("Wat weet en kun je al als het om deze vraag gaat?", "Vijf jaar ervaring");
        candidate.type("In wat voor organisatie speelt je vraag?", "Veertien scholen in een krimpregio");
        candidate.type("Wat breng jij de andere deelnemers?", "Ervaring met een fusie");
        candidate.type("Wat hoop je van hen te krijgen?", "Een kring van vakgenoten");
        candidate.type("Straat en huisnummer, of postbus", "Dijkweg 7");
        candidate.type("Postcode", "1441 AB");
        candidate.type("Plaats", "Purmerend");
        candidate.type("KvK-nummer of OIN", "90004567");
        candidate.type("E-mailadres voor facturen", "facturen@waterlanden.example");
        candidate.send();
    }

    private void candidatePicksATime() {
        candidate.openTask("Kies een moment voor het gesprek");
        candidate.page().getByRole(AriaRole.RADIO).first().check();
        candidate.send();
        candidate.reads("Je intakegesprek");
    }

    private void facilitatorRecordsTheConversation() {
        facilitator
                .claim("Voer het intakegesprek", candidate.reference())
                .reads("Hoe blijf ik rolvast?")
                .check("Is het gesprek doorgegaan?", "Ja")
                .type("Verslag", "Goed gesprek over rolvastheid")
                .complete();
    }

    private void facilitatorDecides() {
        facilitator
                .claim("Besluit over toelating", candidate.reference())
                .reads("Goed gesprek over rolvastheid")
                .check("Laten we de kandidaat toe?", "Ja")
                .type("Waarom?", "Geeft en neemt")
                .complete();
    }

    private void candidateDecides() {
        candidate.openTask("Besluit of je meedoet");
        candidate.choose("Doe je mee?", "Ja");
        candidate.type("Wat geeft voor jou de doorslag?", "De groep");
        candidate.send();
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
        candidate.openTask("Bevestig wat we hebben afgesproken");
        candidate.reads("Rolvastheid en tegenspraak");
        candidate.tick("Zo hebben we het afgesproken");
        candidate.send();
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
        candidate.openTask("Geef je mening over de bijeenkomst");
        candidate.type("Welk cijfer geef je?", "9");
        candidate.send();
        timeMachine.settle();
        candidate.page().reload();
        assertThat(meetingOnOwnPage(meeting)).containsText("Je was erbij");
    }

    private Locator meetingOnOwnPage(Meeting meeting) {
        return candidate
                .page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(candidate
                                .page()
                                .getByRole(
                                        AriaRole.HEADING,
                                        new Page.GetByRoleOptions()
                                                .setName(meeting.title().nl()))));
    }

    private void candidateLooksBackOnTheYear() {
        candidate.openTask("Kijk terug op het jaar");
        candidate.chooseEverywhere("4, duidelijk");
        candidate.type("Wat was voor jou het meest waardevol?", "De openheid in de groep");
        candidate.choose("Wil je met deze groep verder?", "Ja");
        candidate.send();
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
        candidate.openOwnPage();
        candidate.reads("Het jaar zit erop.");
        Download certificate = candidate.page().waitForDownload(() -> candidate.follow("Certificaat downloaden"));
        String content = Files.readString(certificate.path(), StandardCharsets.ISO_8859_1);
        assertThat(content).startsWith("%PDF-");
    }

    // Around it
    // ---------------------------------------------------------------------------------------------------------

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
