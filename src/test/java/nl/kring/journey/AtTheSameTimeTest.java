package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.kring.AtOnce;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.form.FormRejected;
import nl.kring.form.FormSubmissions;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.programme.Edition;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens when several people, or one person twice, do the same at the same moment. */
class AtTheSameTimeTest extends JourneyTest {

    @Autowired
    FormSubmissions submissions;

    @Test
    void twelvePeopleForTenPlacesGetTenPlacesInOrderOfReceiptOfTheConfirmations() throws Exception {
        Edition edition = anOpenEdition();
        List<Enrolment> people =
                Stream.generate(() -> aNewCandidate(edition)).limit(12).toList();

        allAtOnce(people.stream().map(person -> confirming(person)).toList());

        assertThat(having(edition, EnrolmentStatus.INTAKE)).hasSize(10);
        assertThat(having(edition, EnrolmentStatus.WAITING)).hasSize(2);
        assertThat(places.occupancy(edition.id()).taken()).isEqualTo(10);
        assertThat(having(edition, EnrolmentStatus.INTAKE).stream()
                        .map(person -> places.placeNumber(person.id()))
                        .distinct())
                .hasSize(10)
                .doesNotContainNull();
    }

    @Test
    void twoWhoLeaveAtOnceMakeRoomForTheFirstTwoWhoWait() throws Exception {
        Edition edition = anOpenEditionWithPlaces(2);
        List<Enrolment> people =
                Stream.generate(() -> aConfirmedCandidate(edition)).limit(5).toList();

        allAtOnce(List.of(leaving(people.get(0)), leaving(people.get(1))));

        assertThat(having(edition, EnrolmentStatus.OFFERED))
                .extracting(Enrolment::id)
                .containsExactly(people.get(2).id(), people.get(3).id());
        assertThat(statusOf(people.get(4))).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(openTasks(people.get(2), "Task_AcceptOfferedPlace")).hasSize(1);
        assertThat(openTasks(people.get(3), "Task_AcceptOfferedPlace")).hasSize(1);
    }

    @Test
    void morePlacesGoToThoseWhoWaitAlsoWhileNewcomersConfirm() throws Exception {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        List<Enrolment> newcomers =
                Stream.generate(() -> aNewCandidate(edition)).limit(4).toList();
        List<Callable<?>> things = new ArrayList<>();
        newcomers.forEach(newcomer -> things.add(confirming(newcomer)));
        things.add(() -> {
            allocation.setCapacity(edition.id(), 3);
            return null;
        });

        allAtOnce(things);

        assertThat(statusOf(first)).isEqualTo(EnrolmentStatus.OFFERED);
        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.OFFERED);
        assertThat(newcomers)
                .allSatisfy(newcomer -> assertThat(statusOf(newcomer)).isEqualTo(EnrolmentStatus.WAITING));
        assertThat(places.occupancy(edition.id()).taken()).isEqualTo(3);
    }

    @Test
    void whoeverLeavesWhileSomebodyConfirmsLeavesNoPlaceUnused() throws Exception {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment leaver = aConfirmedCandidate(edition);
        Enrolment newcomer = aNewCandidate(edition);

        allAtOnce(List.of(leaving(leaver), confirming(newcomer)));

        assertThat(statusOf(newcomer)).isIn(EnrolmentStatus.INTAKE, EnrolmentStatus.OFFERED);
        assertThat(places.occupancy(edition.id()).taken()).isEqualTo(1);
    }

    @Test
    void oneAddressIsConfirmedOnceHoweverOftenTheLinkIsFollowed() throws Exception {
        Enrolment candidate = aNewCandidate(anOpenEdition());

        allAtOnce(List.of(confirming(candidate), confirming(candidate), confirming(candidate)));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(openTasks(candidate, "Task_FillInIntakeForm")).hasSize(1);
        assertThat(lettersAbout(candidate)).containsOnlyOnce("INTAKE_INVITATION");
    }

    @Test
    void whoeverWithdrawsTwiceAtOnceHearsOfItOnce() throws Exception {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());

        allAtOnce(List.of(leaving(candidate), leaving(candidate)));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.WITHDRAWN);
        assertThat(lettersAbout(candidate)).containsOnlyOnce("WITHDRAWN");
    }

    @Test
    void whoeverIsAdmittedWhileTheAgreementIsRecordedIsAskedToConfirmItOnce() throws Exception {
        Edition edition = anOpenEdition();
        anAdmittedCandidate(edition);
        Enrolment late = aCandidateWithCompleteIntake(edition);
        decideForCandidate(late, "YES");
        passTimeUntil(edition.decisionDueAt());
        decideGo(edition, "GO");
        passTimeUntil(edition.kickOff().endsAt());
        Task record = editionTask(edition, "Task_RecordSetUp");
        Map<String, Object> setUp = setUp(edition);

        allAtOnce(List.of(
                () -> {
                    answerAs(FACILITATOR, record, setUp);
                    return null;
                },
                () -> {
                    decideForOrganiser(late, "YES");
                    return null;
                }));

        assertThat(openTasks(late, "Task_ConfirmAgreement")).hasSize(1);
    }

    @Test
    void oneConversationTimeGoesToOneCandidate() throws Exception {
        Edition edition = anOpenEdition();
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);
        fillInIntakeForm(first);
        fillInIntakeForm(second);
        Map<String, Object> choice =
                Map.of("slotId", conversations.open(edition.id()).get(0).id().toString());

        List<@Nullable Throwable> ends = AtOnce.run(List.of(
                answering(first, "Task_ChooseConversationTime", choice),
                answering(second, "Task_ChooseConversationTime", choice)));

        assertThat(ends).filteredOn(Objects::isNull).hasSize(1);
        assertThat(ends).filteredOn(Objects::nonNull).singleElement().isInstanceOf(FormRejected.class);
        assertThat(openTasks(first, "Task_HoldIntakeConversation").size()
                        + openTasks(second, "Task_HoldIntakeConversation").size())
                .isEqualTo(1);
    }

    @Test
    void aTaskIsDoneOnce() throws Exception {
        Enrolment candidate = aConfirmedCandidate(anOpenEdition());

        List<@Nullable Throwable> ends = AtOnce.run(List.of(
                answering(candidate, "Task_FillInIntakeForm", INTAKE),
                answering(candidate, "Task_FillInIntakeForm", INTAKE)));

        assertThat(ends).filteredOn(Objects::isNull).hasSize(1);
        assertThat(ends).filteredOn(Objects::nonNull).singleElement().isInstanceOf(TaskNotOpen.class);
        assertThat(submissions.ofEnrolment(candidate.id()))
                .filteredOn(submission -> submission.taskKey().equals("Task_FillInIntakeForm"))
                .hasSize(1);
        assertThat(openTasks(candidate, "Task_ChooseConversationTime")).hasSize(1);
    }

    @Test
    void bothSidesCanDecideAtTheSameMoment() throws Exception {
        Enrolment candidate = aCandidateWithCompleteIntake(anOpenEdition());
        String organisers = onlyTask(candidate, "Task_DecideOnAdmission").getId();
        Map<String, Object> yes = Map.of("decision", "YES", "reason", "Graag");

        AtOnce.run(List.of(answering(candidate, "Task_DecideOnTakingPart", yes), () -> {
            taskForms.submit(organisers, FACILITATOR, yes);
            return null;
        }));
        // Whoever was told that it did not work out simply sends it again.
        openTasks(candidate, "Task_DecideOnTakingPart").forEach(task -> decideForCandidate(candidate, "YES"));
        openTasks(candidate, "Task_DecideOnAdmission").forEach(task -> decideForOrganiser(candidate, "YES"));

        assertThat(statusOf(candidate)).isEqualTo(EnrolmentStatus.ADMITTED);
    }

    private Callable<?> confirming(Enrolment candidate) {
        return () -> {
            enrolling.confirmAddress(candidate.id());
            return null;
        };
    }

    private Callable<?> leaving(Enrolment candidate) {
        return () -> {
            enrolling.withdraw(candidate.id(), "");
            return null;
        };
    }

    private Callable<?> answering(Enrolment candidate, String taskKey, Map<String, Object> answers) {
        String task = onlyTask(candidate, taskKey).getId();
        return () -> {
            taskForms.submit(task, self(candidate), answers);
            return null;
        };
    }

    private static void allAtOnce(List<? extends Callable<?>> things) throws InterruptedException {
        assertThat(AtOnce.run(things)).allMatch(Objects::isNull);
    }

    private List<Enrolment> having(Edition edition, EnrolmentStatus status) {
        return enrolments.findByEditionIdAndStatusInOrderByReceipt(edition.id(), List.of(status));
    }
}
