package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.enrolment.Enrolment;
import nl.kring.process.ProcessLibrary;
import nl.kring.process.ProcessLibrary.ProcessModel;
import nl.kring.programme.Definitions;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What administrators change without a developer, each page looked at by axe. */
class AdministratorBrowserTest extends BrowserWalk {

    private static final String INTAKE = "DigitalIntakeProcess";
    private static final Pattern PASSWORD_LINK = Pattern.compile("http\\S+/login/password/\\S+");

    @Autowired
    ProcessLibrary library;

    @Autowired
    RepositoryService repository;

    private final String name = "proef" + UUID.randomUUID().toString().substring(0, 8);
    private Screen administrator;

    @BeforeEach
    void theAdministratorTakesASeat() {
        administrator = desk("administrator");
    }

    @AfterEach
    void takeTheOtherVersionAway() {
        repository
                .createDeploymentQuery()
                .deploymentName(name)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void invitesAColleagueWhoIsShutOutAgain() {
        administrator.follow("Medewerkers");
        administrator.isAccessible();
        administrator.follow("Medewerker toevoegen");
        administrator.type("Voornaam", "Karin");
        administrator.type("Achternaam", "Proef");
        administrator.type("E-mailadres", name + "@kring.example");
        administrator.type("Gebruikersnaam", name);
        administrator.tick("Coördinator");
        administrator.isAccessible();
        administrator.press("Toevoegen en link sturen");
        administrator.reads("Karin Proef is toegevoegd");
        administrator.isAccessible();

        Portal colleague = portal(name + "@kring.example");
        colleague.open(colleague.letterWith(PASSWORD_LINK));
        colleague.isAccessible();
        colleague.type("Nieuw wachtwoord", "een zin van een paar woorden");
        colleague.type("Nog een keer", "een zin van een paar woorden");
        colleague.press("Wachtwoord opslaan");
        colleague.open("/login");
        colleague.page().fill("#username", name);
        colleague.page().fill("#password", "een zin van een paar woorden");
        colleague.press("Aanmelden");
        colleague.open("/desk/account");
        colleague.reads("Je bent aangemeld als " + name);
        colleague.isAccessible();

        administrator.open("/desk/staff/" + name);
        administrator.press("Blokkeren");
        administrator.reads("is geblokkeerd en overal afgemeld");
        administrator.isAccessible();
        colleague.open("/desk");
        assertThat(colleague.page()).hasURL(Pattern.compile(".*/login.*"));
    }

    @Test
    void putsOwnWordsInALetter() {
        String body = "Bericht, Nederlands";
        administrator.open("/desk/texts?q=afgerond");
        administrator.isAccessible();
        administrator.open("/desk/mail/templates/NETWORK_ENDED");
        administrator.isAccessible();
        administrator.follow("Wijzig de tekst");
        String before = administrator.field(body).inputValue();
        administrator.type(body, "Het is klaar, {niemand}.");
        administrator.press("Bewaar");
        administrator.reads("De waarde niemand is er in deze tekst niet");
        administrator.isAccessible();
        administrator.type(body, "Het is klaar, {name}: {reason}");
        administrator.press("Bekijk het voorbeeld");
        administrator.reads("Het is klaar, Sanne Voorbeeld");
        administrator.isAccessible();
        administrator.press("Bewaar");
        administrator.reads("De tekst is bewaard");
        administrator.isAccessible();
        administrator.press("Terug naar de meegeleverde tekst");
        administrator.reads("De meegeleverde tekst geldt weer");
        assertThat(administrator.field(body)).hasValue(before);
    }

    @Test
    void looksAtAChangeOfAProgrammeBeforeItHolds() {
        planning.introduce(Definitions.like("bestuurssecretarissen", yaml -> yaml.put("slug", name)));
        administrator.open("/desk/programmes/" + name);
        administrator.isAccessible();
        administrator.follow("Prijs en facturen");
        administrator.type("Prijs in euro", "veel");
        administrator.press("Bekijk wat er verandert");
        administrator.isAccessible();
        administrator.type("Prijs in euro", "2.400,00");
        administrator.press("Bekijk wat er verandert");
        administrator.reads("€ 2.400,00");
        administrator.isAccessible();
        administrator.press("Zo doorvoeren");
        administrator.reads("Het programma is aangepast");
    }

    @Test
    void movesPeopleToAVersionThatLacksTheirStep() {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());
        ProcessModel shipped = library.find(INTAKE, null).orElseThrow();
        String changed = new String(library.document(shipped), StandardCharsets.UTF_8)
                .replace("Task_ChooseConversationTime", "Task_PickTime")
                .replace("Kies een gespreksmoment", "Prik een moment");
        fillInIntakeForm(candidate);

        administrator.follow("Processen en formulieren");
        administrator
                .page()
                .setInputFiles(
                        "input[type=file]",
                        new FilePayload(INTAKE + ".bpmn", "text/xml", changed.getBytes(StandardCharsets.UTF_8)));
        administrator.press("Bekijk wat er verandert");
        administrator.reads(candidate.reference());
        administrator.reads("De stap Kies een gespreksmoment is er niet in versie");
        administrator.isAccessible();
        administrator.type("Waarvoor is dit?", name);
        administrator.press("Zet live");
        administrator.reads(name);
        administrator.isAccessible();

        administrator.open(
                "/desk/processes/" + INTAKE + "/migrate?from=" + shipped.version() + "&to=" + (shipped.version() + 1));
        administrator.isAccessible();
        administrator.page().selectOption("main select", "Task_PickTime");
        administrator.press("Laat zien wat er dan gebeurt");
        assertThat(administrator
                        .page()
                        .getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(candidate.reference())))
                .containsText("Prik een moment");
        administrator.isAccessible();
    }

    @Test
    void readsWhatASimulationAndAnAbsenceAskFor() {
        administrator.follow("Simulaties");
        administrator.isAccessible();
        administrator.press("Nieuwe simulatie");
        administrator.reads("Wie zich aanmelden");
        administrator.isAccessible();
        administrator.open("/desk/absences");
        administrator.isAccessible();
    }
}
