package nl.kring.journey;

import static nl.kring.journey.BoardAnswers.AGREED;
import static nl.kring.journey.BoardAnswers.COMPARED;
import static nl.kring.journey.BoardAnswers.INSTRUMENT;
import static nl.kring.journey.BoardAnswers.PLENARY;
import static nl.kring.journey.BoardAnswers.READ;
import static nl.kring.journey.BoardAnswers.actionPoint;
import static nl.kring.journey.BoardAnswers.current;
import static nl.kring.journey.BoardAnswers.interest;
import static nl.kring.journey.BoardAnswers.responsibilities;
import static nl.kring.journey.BoardAnswers.wanted;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.kring.engagement.ActionPoints;
import nl.kring.engagement.Cycles;
import nl.kring.engagement.Steering;
import nl.kring.enrolment.Enrolment;
import nl.kring.programme.Edition;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks boards through the instrument. */
abstract class BoardTest extends JourneyTest {

    @Autowired
    protected Cycles cycles;

    @Autowired
    protected Steering steering;

    @Autowired
    protected ActionPoints actionPoints;

    /** A cycle that boards can join, with its meeting in ten weeks. */
    protected Edition anOpenCycle() {
        Edition edition = planning.planEdition(
                INSTRUMENT, "Partnerschap " + UUID.randomUUID(), clock.today().plusWeeks(10));
        timeMachine.settle();
        return edition;
    }

    /** The same, with agreements of a partnership. */
    protected Edition anAgreedCycle() {
        Edition edition = anOpenCycle();
        agree(edition, Map.of());
        return edition;
    }

    protected void agree(Edition edition, Map<String, Object> otherwise) {
        Map<String, Object> answers = new HashMap<>(AGREED);
        answers.putAll(otherwise);
        answerAs(COORDINATOR, editionTask(edition, "Task_AgreeOnCycle"), answers);
    }

    protected Enrolment aNewBoard(Edition edition, String name) {
        return enrolling.receive(interest(edition, name));
    }

    protected Enrolment aConfirmedBoard(Edition edition, String name) {
        Enrolment board = aNewBoard(edition, name);
        enrolling.confirmAddress(board.id());
        return board;
    }

    /** A board that completed the instrument and is the same in all domains. */
    protected Enrolment aBoard(Edition edition, String name, String now, String wanted) {
        Enrolment board = aConfirmedBoard(edition, name);
        takeInstrument(board, now, wanted);
        return board;
    }

    protected void takeInstrument(Enrolment board, String now, String wanted) {
        answer(board, "Task_ReadInstrument", READ);
        answer(board, "Task_DescribeCurrentSituation", current(now));
        answer(board, "Task_DescribeResponsibilities", responsibilities());
        answer(board, "Task_DescribeDesiredSituation", wanted(wanted));
        answer(board, "Task_SetActionPoints", actionPoint(clock.today().plusWeeks(20)));
    }

    /** The boards come together, compare themselves and record agreements. */
    protected void compare(Edition edition) {
        passTimeUntil(edition.startsAt());
        answerAs(FACILITATOR, editionTask(edition, "Task_CompareBoards"), COMPARED);
        answerAs(COORDINATOR, editionTask(edition, "Task_RecordPlenaryAgreements"), PLENARY);
    }
}
