package nl.kring.portal;

import static nl.kring.journey.BoardAnswers.AGREED;
import static nl.kring.journey.BoardAnswers.INSTRUMENT;
import static nl.kring.journey.BoardAnswers.READ;
import static nl.kring.journey.BoardAnswers.actionPoint;
import static nl.kring.journey.BoardAnswers.current;
import static nl.kring.journey.BoardAnswers.interest;
import static nl.kring.journey.BoardAnswers.responsibilities;
import static nl.kring.journey.BoardAnswers.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import nl.kring.Visitor;
import nl.kring.enrolment.Enrolment;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;

/** What a board and the steering group see of the instrument. */
class BoardPagesTests extends PortalTest {

    @Test
    void theProgrammeSaysHowItGoesAndThatItIsFree() {
        aCycle();

        String page = text(visitor().get("/programmes/" + INSTRUMENT));

        assertThat(page).contains("Het instrument is de intake.", "Kosteloos").doesNotContain("vrijgesteld van btw");
    }

    @Test
    void showsABoardWhereItIsAndTheOthersBesideIt() {
        Edition edition = aCycle();
        Enrolment own = aBoard(edition, "Stichting Noord", "FOLLOWING", "ACTIVE");
        aBoard(edition, "Stichting Zuid", "PROACTIVE", "PROACTIVE");

        HttpResponse<String> page = signedIn(own).get("/my/enrolments/" + own.reference() + "/board");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page))
                .contains("Alle besturen naast elkaar", "Stichting Noord (jullie bestuur)", "Stichting Zuid")
                .contains("nu: Volgend gewenst: Actief")
                .contains("Wat we doen: VISION SCHOOL", "Doelen per school in het jaarplan");
        assertThat(page.body()).contains("<svg class=\"k-scale__drawing\" role=\"img\"");
        assertThat(text(signedIn(own).get("/my/enrolments/" + own.reference())))
                .contains("Zelfbeeld (klaar)", "Vergelijken en afstemmen (hier ben je nu)", "Bekijk jullie uitkomsten")
                .doesNotContain("Factuurgegevens", "Besluit (");
    }

    @Test
    void showsNobodyOthersBeforeTheOwnScaling() {
        Edition edition = aCycle();
        aBoard(edition, "Stichting Zuid", "PROACTIVE", "PROACTIVE");
        Enrolment early = aConfirmedBoard(edition, "Stichting Vroeg");
        String path = "/my/enrolments/" + early.reference() + "/board";
        Visitor visitor = signedIn(early);

        assertThat(visitor.get(path).statusCode()).isEqualTo(404);
        answer(early, "Task_ReadInstrument", READ);
        answer(early, "Task_DescribeCurrentSituation", current("PASSIVE"));
        assertThat(text(visitor.get(path)))
                .contains("Zodra alle stappen klaar zijn")
                .doesNotContain("Stichting Zuid");
    }

    @Test
    void showsNobodyTheResultsOfAnotherBoard() {
        Edition edition = aCycle();
        Enrolment board = aBoard(edition, "Stichting Noord", "FOLLOWING", "ACTIVE");
        Enrolment other = aBoard(edition, "Stichting Zuid", "FOLLOWING", "ACTIVE");

        assertThat(signedIn(other)
                        .get("/my/enrolments/" + board.reference() + "/board")
                        .statusCode())
                .isEqualTo(404);
        assertThat(signedIn(other)
                        .get("/desk/editions/" + edition.id() + "/engagement")
                        .statusCode())
                .isIn(302, 403);
    }

    @Test
    void showsTheSteeringGroupTheBoardsAndTheMinimum() {
        Edition edition = aCycle();
        Enrolment board = aBoard(edition, "Stichting Noord", "PASSIVE", "ACTIVE");
        aConfirmedBoard(edition, "Stichting Traag");
        Visitor staff = Visitor.staff(port, "facilitator");

        String page = text(staff.get("/desk/editions/" + edition.id() + "/engagement"));

        assertThat(page)
                .contains("Geen bestuur is passief Niet gehaald (1) Gehaald (0) Stichting Noord")
                .contains("Minstens 1 actief of proactief Niet gehaald (0) Gehaald (1)")
                .contains("Nog bezig: Stichting Traag", "Inzicht", "na 24 maanden");
        assertThat(text(staff.get("/desk/editions/" + edition.id()))).contains("Besturen en afspraken");
        assertThat(text(staff.get("/desk/enrolments/" + board.reference() + "/board")))
                .contains("Passief", "Wat we doen: QUALITY PARTNERSHIP");
        assertThat(text(staff.get("/desk/editions/" + edition.id() + "/engagement?lang=en")))
                .contains("Who is where?", "Not met (1)");
    }

    @Test
    void thereIsNoCycleInAnotherProgramme() {
        assertThat(Visitor.staff(port, "coordinator")
                        .get("/desk/editions/" + anOpenEdition().id() + "/engagement")
                        .statusCode())
                .isEqualTo(404);
    }

    private Edition aCycle() {
        Edition edition = planning.planEdition(
                INSTRUMENT, "Partnerschap " + UUID.randomUUID(), clock.today().plusWeeks(10));
        timeMachine.settle();
        answerAs(COORDINATOR, editionTask(edition, "Task_AgreeOnCycle"), AGREED);
        return edition;
    }

    private Enrolment aConfirmedBoard(Edition edition, String name) {
        Enrolment board = enrolling.receive(interest(edition, name));
        enrolling.confirmAddress(board.id());
        return board;
    }

    private Enrolment aBoard(Edition edition, String name, String now, String wanted) {
        Enrolment board = aConfirmedBoard(edition, name);
        answer(board, "Task_ReadInstrument", READ);
        answer(board, "Task_DescribeCurrentSituation", current(now));
        answer(board, "Task_DescribeResponsibilities", responsibilities());
        answer(board, "Task_DescribeDesiredSituation", wanted(wanted));
        answer(board, "Task_SetActionPoints", actionPoint(clock.today().plusWeeks(20)));
        return board;
    }
}
