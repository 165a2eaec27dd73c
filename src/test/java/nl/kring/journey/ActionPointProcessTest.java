package nl.kring.journey;

import static nl.kring.journey.BoardAnswers.COMPARED;
import static nl.kring.journey.BoardAnswers.PLENARY;
import static nl.kring.journey.BoardAnswers.READ;
import static nl.kring.journey.BoardAnswers.actionPoint;
import static nl.kring.journey.BoardAnswers.current;
import static nl.kring.journey.BoardAnswers.responsibilities;
import static nl.kring.journey.BoardAnswers.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.engagement.ActionPoint;
import nl.kring.engagement.ActionPoint.State;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.FormRejected;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;

/** What boards and the partnership will do, until it is done or dropped. */
class ActionPointProcessTest extends BoardTest {

    @Test
    void anActionPointIsRemindedOfAndReported() {
        Enrolment board = aBoard(anAgreedCycle(), "Noord", "FOLLOWING", "ACTIVE");
        ActionPoint point = onlyPoint(board);
        ZonedDateTime due = point.dueOn().atTime(8, 0).atZone(AppClock.ZONE);

        passTimeUntil(due.minusDays(15));
        assertThat(remindersOf(point)).isEmpty();
        passTimeUntil(due.minusDays(13));
        assertThat(remindersOf(point)).containsExactly(board.email());
        assertThat(openTasks(board, "Task_ReportOnActionPoint")).isEmpty();
        passTimeUntil(due.plusDays(2));

        LocalDate later = clock.today().plusWeeks(6);
        answer(
                board,
                "Task_ReportOnActionPoint",
                Map.of("outcome", "LATER", "report", "Meer tijd nodig", "newDueOn", later.toString()));
        assertThat(onlyPoint(board).dueOn()).isEqualTo(later);
        passTime(Duration.ofDays(44));
        assertThat(remindersOf(point)).hasSize(2);
        answer(board, "Task_ReportOnActionPoint", Map.of("outcome", "DONE", "report", "Staat in het jaarplan"));

        assertThat(onlyPoint(board).state()).isEqualTo(State.DONE);
        assertThat(onlyPoint(board).timesMoved()).isEqualTo(1);
        assertThat(endsOf(board)).contains("EndEvent_ActionDone");
    }

    @Test
    void theSteeringGroupFollowsUpWhatThePartnershipWillDo() {
        Edition edition = anAgreedCycle();
        aBoard(edition, "Noord", "ACTIVE", "ACTIVE");
        passTimeUntil(edition.startsAt());
        answerAs(FACILITATOR, editionTask(edition, "Task_CompareBoards"), COMPARED);
        Map<String, Object> agreements = new HashMap<>(actionPoint(clock.today().plusDays(10)));
        String owner = "eigenaar-" + UUID.randomUUID() + "@bestuur.example";
        agreements.put("point1OwnerEmail", owner);
        agreements.putAll(PLENARY);
        answerAs(COORDINATOR, editionTask(edition, "Task_RecordPlenaryAgreements"), agreements);

        passTime(Duration.ofDays(12));
        assertThat(mailLog.to(owner))
                .extracting(MailLog.Entry::template)
                .containsExactly(MailTemplate.ACTION_POINT_REMINDER);
        answerAs(
                COORDINATOR,
                editionTask(edition, "Task_FollowUpActionPoint"),
                Map.of("outcome", "DROPPED", "report", "Niet meer nodig"));

        assertThat(endsOf(edition)).contains("EndEvent_ActionDropped");
    }

    @Test
    void refusesAnActionPointThatIsHalfFilledIn() {
        Enrolment board = aConfirmedBoard(anAgreedCycle(), "Noord");
        answer(board, "Task_ReadInstrument", READ);
        answer(board, "Task_DescribeCurrentSituation", current("PASSIVE"));
        answer(board, "Task_DescribeResponsibilities", responsibilities());
        answer(board, "Task_DescribeDesiredSituation", wanted("ACTIVE"));
        Map<String, Object> half = actionPoint(clock.today().plusDays(30));
        half.put("point2What", "Iets zonder eigenaar");
        Map<String, Object> late = actionPoint(clock.today());

        assertThatThrownBy(() -> answer(board, "Task_SetActionPoints", half)).isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> answer(board, "Task_SetActionPoints", late)).isInstanceOf(FormRejected.class);
        assertThat(actionPoints.findByEnrolmentIdOrderByDueOnAscAddedAtAsc(board.id()))
                .isEmpty();
    }

    private ActionPoint onlyPoint(Enrolment board) {
        List<ActionPoint> points = actionPoints.findByEnrolmentIdOrderByDueOnAscAddedAtAsc(board.id());
        assertThat(points).hasSize(1);
        return points.get(0);
    }

    private List<String> remindersOf(ActionPoint point) {
        return mailLog.about(point.id()).stream()
                .map(entry -> entry.to().email())
                .toList();
    }
}
