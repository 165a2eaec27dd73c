package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.kring.engagement.ActionPoint;
import nl.kring.engagement.ActionPoint.State;
import nl.kring.engagement.Visits;
import nl.kring.enrolment.Enrolment;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The steering group visits a board. */
class BoardVisitProcessTest extends BoardTest {

    @Autowired
    private Visits visits;

    @Test
    void theSteeringGroupVisitsABoard() {
        Edition edition = anOpenCycle();
        Enrolment early = aBoard(edition, "Vroeg", "FOLLOWING", "ACTIVE");
        assertThat(openTasks(early, "Task_PlanVisit")).isEmpty();
        agree(edition, Map.of("goals", List.of("ENGAGEMENT")));
        Enrolment board = aBoard(edition, "Noord", "FOLLOWING", "ACTIVE");
        assertThat(openTasks(early, "Task_PlanVisit")).hasSize(1);

        planVisit(board, 3);
        assertThat(attached(letter(board, MailTemplate.BOARD_VISIT))).contains("SEQUENCE:0");
        passTime(Duration.ofDays(4));
        answerAs(COORDINATOR, board, "Task_RecordVisit", Map.of("made", "NO"));
        planVisit(board, 3);
        assertThat(attached(letter(board, MailTemplate.BOARD_VISIT))).contains("SEQUENCE:1");
        passTime(Duration.ofDays(4));
        answerAs(COORDINATOR, board, "Task_RecordVisit", Map.of("made", "YES", "report", "Goed gesprek"));

        assertThat(visits.get(board.id()).report()).isEqualTo("Goed gesprek");
        assertThat(endsOf(board)).contains("EndEvent_BoardVisited");
    }

    @Test
    void nobodyVisitsABoardThatHasLeft() {
        Edition edition = anOpenCycle();
        agree(edition, Map.of("goals", List.of("ENGAGEMENT")));
        Enrolment board = aBoard(edition, "Vertrekt", "FOLLOWING", "ACTIVE");

        cancel(board);

        assertThat(openTasks(board, "Task_PlanVisit")).isEmpty();
        assertThat(endsOf(board)).contains("EndEvent_VisitDropped", "EndEvent_ActionPointDropped");
        assertThat(actionPoints.findByEnrolmentIdOrderByDueOnAscAddedAtAsc(board.id()))
                .extracting(ActionPoint::state)
                .containsOnly(State.DROPPED);
    }

    private void planVisit(Enrolment board, int days) {
        answerAs(
                COORDINATOR,
                board,
                "Task_PlanVisit",
                Map.of(
                        "visitor", "Ruben Postma",
                        "startsAt", clock.today().plusDays(days) + "T10:00",
                        "place", "Het bestuursbureau"));
    }
}
