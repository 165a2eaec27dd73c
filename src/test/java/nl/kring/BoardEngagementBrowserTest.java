package nl.kring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import nl.kring.journey.BoardAnswers;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contact person of a board and the steering group, from joining to the alignment, each in a browser of their own. */
class BoardEngagementBrowserTest extends BrowserWalk {

    private static final String ANSWER = "We bespreken het elk kwartaal.";

    private Edition edition;
    private Portal board;
    private Screen desk;
    private Tasklist coordinator;
    private Tasklist facilitator;

    @BeforeEach
    void everybodyTakesASeat() {
        edition = planning.planEdition(
                BoardAnswers.INSTRUMENT,
                "Partnerschap " + UUID.randomUUID(),
                clock.today().plusWeeks(10));
        timeMachine.settle();
        board = portal(UUID.randomUUID() + "@bestuur.example");
        facilitator = tasklist("facilitator");
        coordinator = tasklist("coordinator");
        desk = desk("coordinator");
    }

    @Test
    void leadsABoardFromJoiningToTheAlignment() {
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

    private void boardJoins() {
        board.open("/editions/" + edition.id() + "/enrol");
        board.type("Naam van het bestuur", "Stichting Noord");
        board.select("Sector", "PRIMARY");
        board.type("Voornaam", "Sofie");
        board.type("Achternaam", "Bakker");
        board.type("Functie", "Bestuurder");
        board.type("E-mailadres", board.address());
        board.tick("Ik vind het goed dat");
        board.enrol();
    }

    private void boardTakesTheInstrument() {
        board.openTask("Lees het instrument met medebestuurders");
        board.type("Met wie heb je het instrument gelezen?", "De voorzitter");
        board.typeEverywhere(ANSWER);
        board.send();
        board.openTask("Beschrijf waar jullie nu staan");
        board.chooseEverywhere("Volgend");
        board.chooseEverywhere("Ja, bewust");
        board.chooseEverywhere("Incidenteel");
        board.chooseEverywhere("Nee, het hangt aan personen");
        board.typeEverywhere(ANSWER);
        board.send();
        board.openTask("Beschrijf wat jullie nu doen");
        board.typeEverywhere(ANSWER);
        board.send();
        board.openTask("Beschrijf waar jullie naartoe willen");
        board.chooseEverywhere("Actief");
        board.typeEverywhere(ANSWER);
        board.send();
        board.openTask("Stel actiepunten op");
        board.field("Wat gaan jullie doen?").first().fill("Doelen in elk schoolplan");
        board.field("Wie zorgt ervoor?").first().fill("Sofie Bakker");
        board.field("Wanneer is het klaar?")
                .first()
                .fill(clock.today().plusWeeks(20).toString());
        board.send();
    }

    private void boardSeesItsResults() {
        board.follow("Bekijk jullie uitkomsten");
        board.reads("Doelen in elk schoolplan");
        assertThat(board.page().getByRole(AriaRole.IMG)).not().hasCount(0);
        board.isAccessible();
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
        board.openTask("Stem af met het partnerschap");
        board.reads("Elk bestuur bezoekt een school");
        board.typeEverywhere(ANSWER);
        board.send();
        board.reads("Jullie hebben afgestemd met het partnerschap.");
    }

    private void steeringGroupSeesTheBoards() {
        desk.open("/desk/editions/" + edition.id() + "/engagement");
        assertThat(desk.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Waar staat wie?")))
                .isVisible();
        desk.reads("Elk bestuur bezoekt een school");
        desk.isAccessible();
    }
}
