package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.Visitor;
import nl.kring.enrolment.Allocation.CapacityTooLow;
import nl.kring.enrolment.Allocation.NotEnoughFree;
import nl.kring.enrolment.Bypass.Kind;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.ChangedMeanwhile;
import nl.kring.enrolment.EditionSettings;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.GroupChoices;
import nl.kring.enrolment.GroupChoices.ReasonNeeded;
import nl.kring.enrolment.Occupancy;
import nl.kring.mail.MailLog;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.programme.Meeting;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An edition in groups: each with its own places, list and meetings; the choice, and what comes of changing it. */
class GroupsTest extends JourneyTest {

    private static final Map<String, Object> PREPARATION =
            Map.of("theme", "Kijken naar verbeteren", "material", "Een korte tekst", "mode", "PHYSICAL");

    @LocalServerPort
    int port;

    @Autowired
    GroupChoices choices;

    @Autowired
    Bypasses bypasses;

    @Autowired
    EditionSettings settings;

    Edition edition;

    @BeforeEach
    void anEditionWithTwoGroupsOfTwo() {
        edition = planning.planEdition(
                "verbetercultuur", "Test " + UUID.randomUUID(), clock.today().plusWeeks(12));
        timeMachine.settle();
        settings.change(edition.id(), new EditionSettings.Change(null, 1, 5, null), COORDINATOR);
        allocation.setCapacity(edition.id(), 1, 2);
        allocation.setCapacity(edition.id(), 2, 2);
    }

    @Test
    void everyGroupHasItsOwnThreeVisits() {
        for (int group = 1; group <= 2; group++) {
            int number = group;
            assertThat(edition.meetingsOf(group)).hasSize(3).allSatisfy(visit -> {
                assertThat(visit.title().nl()).contains("Groep " + number);
                assertThat(visit.startsAt().toLocalTime()).hasToString("10:00");
                assertThat(visit.endsAt().toLocalTime()).hasToString("16:00");
            });
        }
        assertThat(edition.meetings()).extracting(Meeting::number).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(edition.meetings()).extracting(Meeting::startsAt).isSorted();
    }

    @Test
    void aFullGroupHasItsOwnWaitingListWhileTheOtherStillHasPlaces() {
        List<Enrolment> first = inGroup(1, 4);
        List<Enrolment> second = inGroup(2, 1);

        assertThat(statuses(first))
                .containsExactly(
                        EnrolmentStatus.INTAKE,
                        EnrolmentStatus.INTAKE,
                        EnrolmentStatus.WAITING,
                        EnrolmentStatus.WAITING);
        assertThat(statuses(second)).containsExactly(EnrolmentStatus.INTAKE);
        assertThat(position(first.get(3))).isEqualTo(2);
        assertThat(places.occupancy(edition.id(), 1)).isEqualTo(new Occupancy(2, 2, 0, 2));
        assertThat(places.occupancy(edition.id(), 2)).isEqualTo(new Occupancy(2, 1, 0, 0));
        assertThat(places.occupancy(edition.id())).isEqualTo(new Occupancy(4, 3, 0, 2));

        enrolling.withdraw(second.get(0).id(), "");
        assertThat(statuses(first)).containsSequence(EnrolmentStatus.WAITING, EnrolmentStatus.WAITING);
        enrolling.withdraw(first.get(0).id(), "");

        assertThat(statusOf(first.get(2))).isEqualTo(EnrolmentStatus.OFFERED);
        allocation.setCapacity(edition.id(), 1, 3);
        assertThat(statusOf(first.get(3))).isEqualTo(EnrolmentStatus.OFFERED);
    }

    @Test
    void whoeverEnrolsChoosesAGroupThatThereIs() {
        for (int group : List.of(0, 3)) {
            assertThatExceptionOfType(EnrolmentRefused.class)
                    .isThrownBy(() -> enrolling.receive(interestForm(edition, "Noor", address(), group)))
                    .satisfies(
                            refused -> assertThat(refused.reason()).isEqualTo(EnrolmentRefused.Reason.NO_SUCH_GROUP));
        }
        Edition withoutGroups = anOpenEdition();
        assertThatExceptionOfType(EnrolmentRefused.class)
                .isThrownBy(() -> enrolling.receive(interestForm(withoutGroups, "Noor", address(), 1)));
    }

    @Test
    void anEditionWithGroupsGetsNoSecondOneBesideThem() {
        inGroup(1, 3);
        Visitor coordinator = Visitor.staff(port, "coordinator");
        String page = "/desk/editions/" + edition.id();

        assertThat(coordinator.get(page).body()).doesNotContain("second-group");
        assertThat(coordinator.get(page + "/second-group").statusCode()).isEqualTo(302);
        assertThat(coordinator.get(page).body()).contains("een tweede groep kan daar niet naast");
        assertThat(coordinator
                        .submit(page + "/settings", page + "/second-group", Map.of("title", "Tweede"))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void placesInAllAreDividedOverTheGroupsAsEvenlyAsWhatIsTakenAllows() {
        allocation.setCapacity(edition.id(), 1, 6);
        inGroup(1, 5);

        settings.change(edition.id(), new EditionSettings.Change(7, null, null, null), COORDINATOR);
        assertThat(places.occupancy(edition.id(), 1).capacity()).isEqualTo(5);
        assertThat(places.occupancy(edition.id(), 2).capacity()).isEqualTo(2);
        settings.change(edition.id(), new EditionSettings.Change(13, null, null, null), COORDINATOR);
        assertThat(places.occupancy(edition.id(), 1).capacity()).isEqualTo(7);
        assertThat(places.occupancy(edition.id(), 2).capacity()).isEqualTo(6);
        assertThatExceptionOfType(CapacityTooLow.class)
                .isThrownBy(() ->
                        settings.change(edition.id(), new EditionSettings.Change(4, null, null, null), COORDINATOR));
    }

    @Test
    void beforeTheStartStaffChangeTheGroupWhereThereIsAPlace() {
        List<Enrolment> first = inGroup(1, 3);
        inGroup(2, 1);

        choices.change(first.get(0).id(), 1, 2, "", COORDINATOR);

        assertThat(enrolments.get(first.get(0).id()).group()).isEqualTo(2);
        assertThat(places.occupancy(edition.id(), 2)).isEqualTo(new Occupancy(2, 2, 0, 0));
        assertThat(statusOf(first.get(2))).as("the place goes to who waits").isEqualTo(EnrolmentStatus.OFFERED);
        assertThat(letter(first.get(0), MailTemplate.GROUP_CHANGED).letter().text())
                .contains("Groep 2");
        assertThat(bypasses.ofEnrolment(first.get(0).id())).isEmpty();

        assertThatExceptionOfType(NotEnoughFree.class)
                .isThrownBy(() -> choices.change(first.get(1).id(), 1, 2, "Wil graag", COORDINATOR));
        assertThat(enrolments.get(first.get(1).id()).group()).isEqualTo(1);
        assertThatExceptionOfType(ChangedMeanwhile.class)
                .isThrownBy(() -> choices.change(first.get(0).id(), 1, 2, "", COORDINATOR));
        assertThatExceptionOfType(ChangedMeanwhile.class)
                .as("who is to answer an offer")
                .isThrownBy(() -> choices.change(first.get(2).id(), 1, 2, "", COORDINATOR));
    }

    @Test
    void whoeverWaitsGoesToTheOtherListAtTheOwnTurn() {
        inGroup(1, 2);
        Enrolment early = inGroup(1, 1).get(0);
        List<Enrolment> second = inGroup(2, 3);

        choices.change(early.id(), 1, 2, "", COORDINATOR);

        assertThat(position(early)).isEqualTo(1);
        assertThat(position(second.get(2))).isEqualTo(2);
        enrolling.withdraw(second.get(0).id(), "");
        assertThat(statusOf(early)).isEqualTo(EnrolmentStatus.OFFERED);
        Enrolment late = inGroup(1, 1).get(0);
        enrolling.withdraw(second.get(1).id(), "");
        enrolling.withdraw(second.get(2).id(), "");
        choices.change(late.id(), 1, 2, "", COORDINATOR);
        assertThat(statusOf(late)).as("there is a free place").isEqualTo(EnrolmentStatus.OFFERED);
    }

    @Test
    void meetingsAreOfOneGroupAndTheYearIsOverWhenBothHaveHadTheirs() {
        allocation.setCapacity(edition.id(), 1, 3);
        Enrolment one = admitted(1);
        Enrolment two = admitted(2);
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        timeMachine.settle();
        assertThat(letter(two, MailTemplate.EDITION_GOES_AHEAD).letter().text())
                .contains("" + edition.meetingsOf(2).get(0).startsAt().getDayOfMonth());
        passTimeUntil(edition.kickOff().endsAt());
        answerAs(FACILITATOR, editionTask(edition, "Task_RecordSetUp"), setUp(edition));
        Stream.of(one, two).forEach(each -> answer(each, "Task_ConfirmAgreement", CONFIRMED));
        assertThat(letter(one, MailTemplate.AGREEMENT_TO_CONFIRM).attachments()).hasSize(2);

        for (Meeting visit : edition.meetings()) {
            Enrolment here = visit.group() == 1 ? one : two;
            passTimeUntil(editions.getMeeting(visit.id()).endsAt());
            answerAs(FACILITATOR, sessionTask(visit, "Task_PrepareSession"), PREPARATION);
            timeMachine.settle();
            assertThat(mailLog.to(here.email()))
                    .filteredOn(entry -> isPreparationOf(visit, entry))
                    .hasSize(1);
            Enrolment elsewhere = here == one ? two : one;
            assertThat(mailLog.to(elsewhere.email())).noneMatch(entry -> isPreparationOf(visit, entry));
            Task register = sessionTask(visit, "Task_RegisterAttendance");
            assertThat(offered(register, FACILITATOR, "participants"))
                    .containsExactly(here.id().toString());
            answerAs(
                    FACILITATOR,
                    register,
                    Map.of("held", "HELD", "present", List.of(here.id().toString())));
            answer(here, "Task_RateSession", Map.of("rating", "8"));
            timeMachine.settle();
            boolean last = visit.number() == 5;
            assertThat(openTasks(one, "Task_FillInEvaluation")).hasSize(last ? 1 : 0);
        }
        assertThat(meetings.attendanceOf(one.id())).hasSize(3);
    }

    @Test
    void onlyWhoTakesPartInAVisitHandsInForIt() {
        Enrolment one = admitted(1);
        Enrolment two = admitted(2);
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        Meeting visit = edition.meetingsOf(1).get(0);
        passTimeUntil(visit.startsAt().minusDays(7));

        Map<String, Object> preparation = new HashMap<>(PREPARATION);
        preparation.put("assignments", "Kijk een ochtend mee in een klas.");
        answerAs(FACILITATOR, sessionTask(visit, "Task_PrepareSession"), preparation);
        timeMachine.settle();

        assertThat(openTasks(one, "Task_HandInAssignment")).hasSize(1);
        assertThat(openTasks(two, "Task_HandInAssignment")).isEmpty();
        Visitor coordinator = Visitor.staff(port, "coordinator");
        assertThat(coordinator.get("/desk/editions/" + edition.id()).body()).contains("0 van 1");
    }

    @Test
    void whoeverChangesGroupPreparesForTheVisitOfTheOtherGroup() {
        Enrolment one = admitted(1);
        admitted(2);
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        Map<String, Object> preparation = new HashMap<>(PREPARATION);
        preparation.put("assignments", "Kijk een ochtend mee in een klas.");
        Meeting ofOne = edition.meetingsOf(1).get(0);
        Meeting ofTwo = edition.meetingsOf(2).get(0);
        passTimeUntil(ofOne.startsAt().minusDays(7));
        answerAs(FACILITATOR, sessionTask(ofOne, "Task_PrepareSession"), preparation);
        answerAs(FACILITATOR, sessionTask(ofTwo, "Task_PrepareSession"), preparation);
        timeMachine.settle();

        choices.change(one.id(), 1, 2, "", COORDINATOR);

        Task handIn = onlyTask(one, "Task_HandInAssignment");
        assertThat(tasks.getVariable(handIn.getId(), Facts.SESSION_ID))
                .isEqualTo(ofTwo.id().toString());
        assertThat(meetings.handIns(ofOne.id())).isEmpty();
        assertThat(mailLog.to(one.email()))
                .filteredOn(entry -> isPreparationOf(ofTwo, entry))
                .hasSize(1);
    }

    @Test
    void afterTheStartAnotherGroupIsAnExceptionThatStaysVisible() {
        Enrolment one = admitted(1);
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        passTimeUntil(edition.kickOff().endsAt());
        assertThat(choices.isFinal(edition)).isTrue();

        assertThatExceptionOfType(ReasonNeeded.class)
                .isThrownBy(() -> choices.change(one.id(), 1, 2, " ", COORDINATOR));
        choices.change(one.id(), 1, 2, "Kan door een operatie niet op woensdag", COORDINATOR);

        assertThat(enrolments.get(one.id()).group()).isEqualTo(2);
        assertThat(Stream.of(bypasses.ofEnrolment(one.id()), bypasses.ofEdition(edition.id())))
                .allSatisfy(list -> assertThat(list).singleElement().satisfies(bypass -> {
                    assertThat(bypass.kind()).isEqualTo(Kind.GROUP_CHANGED);
                    assertThat(bypass.was()).isEqualTo(1);
                    assertThat(bypass.became()).isEqualTo(2);
                    assertThat(bypass.reason()).contains("operatie");
                }));
        assertThat(letter(one, MailTemplate.GROUP_CHANGED).attachments())
                .as("the first visit of the other group")
                .hasSize(1);
    }

    private static boolean isPreparationOf(Meeting visit, MailLog.Entry entry) {
        return entry.template() == MailTemplate.SESSION_PREPARATION
                && entry.milestone().equals(visit.id().toString());
    }

    private Task sessionTask(Meeting visit, String task) {
        return tasks.createTaskQuery()
                .taskDefinitionKey(task)
                .processVariableValueEquals(Facts.SESSION_ID, visit.id().toString())
                .singleResult();
    }

    private List<Enrolment> inGroup(int group, int number) {
        return Stream.generate(() -> {
                    Enrolment newcomer = enrolling.receive(interestForm(edition, "Noor", address(), group));
                    enrolling.confirmAddress(newcomer.id());
                    return newcomer;
                })
                .limit(number)
                .toList();
    }

    private Enrolment admitted(int group) {
        Enrolment candidate = inGroup(group, 1).get(0);
        fillInIntakeForm(candidate);
        chooseAnyTime(candidate);
        holdConversation(candidate);
        decideForOrganiser(candidate, "YES");
        decideForCandidate(candidate, "YES");
        return candidate;
    }

    private List<EnrolmentStatus> statuses(List<Enrolment> people) {
        return people.stream().map(this::statusOf).toList();
    }

    private @Nullable Integer position(Enrolment enrolment) {
        return places.waitingPosition(enrolments.get(enrolment.id()));
    }

    private static String address() {
        return UUID.randomUUID() + "@school.example";
    }
}
