package nl.kring.journey;

import static nl.kring.journey.BoardAnswers.ALIGNED;
import static nl.kring.journey.BoardAnswers.COMPARED;
import static nl.kring.journey.BoardAnswers.PLENARY;
import static nl.kring.journey.BoardAnswers.actionPoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kring.Visitor;
import nl.kring.engagement.ActionPoint;
import nl.kring.engagement.CycleAgreements.Goal;
import nl.kring.engagement.CycleAgreements.Minimum;
import nl.kring.engagement.Domain;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.form.FormRejected;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class BoardEngagementProcessTest extends BoardTest {

    @LocalServerPort
    int port;

    @Test
    void aPartnershipComparesItsBoardsAndAgrees() {
        Edition edition = anOpenCycle();
        agree(edition, Map.of("goals", List.of("INSIGHT", "QUALITY")));
        Enrolment north = aBoard(edition, "Noord", "PASSIVE", "ACTIVE");
        Enrolment south = aBoard(edition, "Zuid", "PROACTIVE", "PROACTIVE");
        aConfirmedBoard(edition, "Nog bezig");
        passTimeUntil(edition.startsAt());

        Task compare = editionTask(edition, "Task_CompareBoards");
        assertThat(shown(compare, FACILITATOR, "groups")).contains("Noord", "Zuid");
        assertThat(shown(compare, FACILITATOR, "positions"))
                .contains("Passief, wil naar actief", "Proactief, en wil daar blijven");
        assertThat(shown(compare, FACILITATOR, "missing")).isEqualTo("Nog bezig");
        answerAs(FACILITATOR, compare, COMPARED);

        Task record = editionTask(edition, "Task_RecordPlenaryAgreements");
        assertThat(shown(record, COORDINATOR, "check")).contains("Niet gehaald: Noord", "Gehaald (1)", "Gehaald (2)");
        Map<String, Object> agreements = new HashMap<>(actionPoint(clock.today().plusWeeks(8)));
        agreements.putAll(PLENARY);
        answerAs(COORDINATOR, record, agreements);
        answerAs(
                COORDINATOR,
                editionTask(edition, "Task_SetImprovementGoal"),
                Map.of(
                        "domains", "Onderzoek blijft achter",
                        "role", "Wie actief is neemt een ander mee",
                        "lines", "Bestuurders spreken elkaar te weinig",
                        "goal", "Over een jaar is geen bestuur passief"));

        assertThat(letter(north, MailTemplate.ALIGNMENT_ASKED).letter().text())
                .contains("Elk bestuur bezoekt elk jaar een opleidingsschool", "Over een jaar is geen bestuur passief");
        assertThat(shown(onlyTask(north, "Task_AlignWithPartnership"), self(north), "agreements"))
                .contains("opleidingsschool");
        answer(north, "Task_AlignWithPartnership", ALIGNED);
        answer(south, "Task_AlignWithPartnership", ALIGNED);

        assertThat(statusOf(north)).isEqualTo(EnrolmentStatus.CONTRACTED);
        assertThat(endsOf(edition)).contains("EndEvent_AgreementsMade");
        assertThat(actionPoints.findByEditionIdOrderByDueOnAscAddedAtAsc(edition.id()))
                .filteredOn(point -> point.enrolmentId() == null)
                .extracting(ActionPoint::what)
                .containsExactly("Doelen per school in het jaarplan");
    }

    @Test
    void aBoardOnItsOwnIsComparedWithNobody() {
        Edition edition = anOpenCycle();
        agree(edition, Map.of("cycleKind", "SINGLE_BOARD"));
        Enrolment board = aBoard(edition, "Alleen", "FOLLOWING", "ACTIVE");
        passTimeUntil(edition.startsAt());

        assertThat(editionTasks(edition, "Task_CompareBoards")).isEmpty();
        answer(board, "Task_AlignWithPartnership", ALIGNED);

        assertThat(endsOf(edition)).contains("EndEvent_AgreementsMade");
        assertThat(letter(board, MailTemplate.BOARD_TAKES_PART).letter().text())
                .doesNotContain("besturen hun uitkomsten");
    }

    @Test
    void whoeverDoesNotAlignInTimeKeepsNobodyWaiting() {
        Edition edition = anAgreedCycle();
        Enrolment board = aBoard(edition, "Stil", "ACTIVE", "ACTIVE");
        compare(edition);

        passTime(Duration.ofDays(43));

        assertThat(openTasks(board, "Task_AlignWithPartnership")).isEmpty();
        assertThat(statusOf(board)).isEqualTo(EnrolmentStatus.ADMITTED);
        assertThat(endsOf(edition)).contains("EndEvent_AgreementsMade");
    }

    @Test
    void aCycleThatDoesNotTakePlaceEndsForItsBoards() {
        Edition edition = anOpenCycle();
        Enrolment board = aConfirmedBoard(edition, "Voor niets");

        answerAs(
                COORDINATOR,
                editionTask(edition, "Task_AgreeOnCycle"),
                Map.of("goesAhead", "NO", "reason", "Te weinig besturen kunnen dit jaar"));
        timeMachine.settle();

        assertThat(statusOf(board)).isEqualTo(EnrolmentStatus.EDITION_CANCELLED);
        assertThat(letter(board, MailTemplate.EDITION_CANCELLED).letter().text())
                .contains("Te weinig besturen kunnen dit jaar");
        assertThat(endsOf(edition)).contains("EndEvent_CycleCancelled");
    }

    @Test
    void canBeStoppedAtAnyMomentWithAReason() {
        Edition edition = anAgreedCycle();
        Enrolment ready = aBoard(edition, "Klaar", "ACTIVE", "ACTIVE");
        Enrolment busy = aConfirmedBoard(edition, "Nog bezig");
        passTimeUntil(edition.startsAt());
        answerAs(FACILITATOR, editionTask(edition, "Task_CompareBoards"), COMPARED);
        Map<String, Object> agreements = new HashMap<>(actionPoint(clock.today().plusWeeks(8)));
        agreements.putAll(PLENARY);
        Task plenary = editionTask(edition, "Task_RecordPlenaryAgreements");
        answerAs(COORDINATOR, plenary, agreements);
        String page = "/desk/editions/" + edition.id() + "/engagement";
        Visitor coordinator = Visitor.staff(port, "coordinator");

        assertThat(coordinator
                        .submit(page + "/stop", page + "/stop", Map.of("reason", " "))
                        .body())
                .contains("k-error");
        assertThat(statusOf(ready)).isEqualTo(EnrolmentStatus.ADMITTED);
        coordinator.submit(page + "/stop", page + "/stop", Map.of("reason", "Het partnerschap houdt op"));
        timeMachine.settle();

        assertThat(List.of(ready, busy))
                .allSatisfy(board -> assertThat(statusOf(board)).isEqualTo(EnrolmentStatus.EDITION_CANCELLED));
        assertThat(letter(ready, MailTemplate.EDITION_CANCELLED).letter().text())
                .contains("Het partnerschap houdt op");
        assertThat(lettersAbout(ready)).containsOnlyOnce("EDITION_CANCELLED");
        assertThat(lettersAbout(busy)).containsOnlyOnce("EDITION_CANCELLED");
        assertThat(actionPoints.findByEditionIdOrderByDueOnAscAddedAtAsc(edition.id()))
                .hasSize(2)
                .allSatisfy(point -> assertThat(point.state()).isEqualTo(ActionPoint.State.DROPPED));
        assertThat(endsOf(edition)).contains("EndEvent_CycleAbandoned");
        assertThat(runtime.createProcessInstanceQuery()
                        .variableValueEquals(Facts.EDITION_ID, edition.id().toString())
                        .list())
                .isEmpty();
        assertThat(coordinator.get(page).body()).contains("Deze ronde is gestopt", "Het partnerschap houdt op");
        coordinator.get(page + "/stop");
        assertThat(coordinator.get(page).body()).contains("al voorbij");
    }

    @Test
    void onlyCoordinatorsStopACycle() {
        Edition edition = anAgreedCycle();
        Visitor facilitator = Visitor.staff(port, "facilitator");
        String page = "/desk/editions/" + edition.id() + "/engagement";

        assertThat(facilitator.get(page).body()).doesNotContain("engagement/stop");
        assertThat(facilitator.get(page + "/stop").statusCode()).isEqualTo(403);
    }

    @Test
    void keepsWhatTheSteeringGroupAgreedOn() {
        Edition edition = anOpenCycle();
        agree(
                edition,
                Map.of(
                        "goals", List.of("ENGAGEMENT"),
                        "active", "3",
                        "proactive", "1",
                        "equalAttention", "NO",
                        "focus", List.of("RESEARCH")));

        var agreed = cycles.get(edition.id()).agreed();

        assertThat(agreed.goals()).containsExactly(Goal.ENGAGEMENT);
        assertThat(agreed.minimum()).isEqualTo(new Minimum(false, 3, 1));
        assertThat(agreed.focus()).containsExactly(Domain.RESEARCH);
        assertThat(agreed.repeatAfterMonths()).isEqualTo(24);
    }

    @Test
    void refusesAgreementsThatContradictThemselves() {
        Edition edition = anOpenCycle();

        assertThatThrownBy(() -> agree(edition, Map.of("proactive", "2")))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.errors())
                                .extracting("field")
                                .containsExactly("proactive"));
        assertThatThrownBy(() -> agree(edition, Map.of("equalAttention", "NO")))
                .isInstanceOfSatisfying(
                        FormRejected.class,
                        rejected -> assertThat(rejected.errors())
                                .extracting("field")
                                .containsExactly("focus"));
        assertThatThrownBy(() -> agree(edition, Map.of("goesAhead", "NO"))).isInstanceOf(FormRejected.class);
        assertThat(cycles.findById(edition.id())).isEmpty();
    }
}
