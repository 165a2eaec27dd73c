package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.AtOnce;
import nl.kring.enrolment.Allocation.CapacityTooLow;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.ChangedMeanwhile;
import nl.kring.enrolment.EditionSettings;
import nl.kring.enrolment.EditionSettings.Change;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.Places.Standing;
import nl.kring.form.FormRejected;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.programme.Edition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Races for places: whoever wins, no place goes twice, none stays unused, and nobody passes the list. */
class PlacesAtTheSameTimeTest extends JourneyTest {

    @Autowired
    EditionSettings settings;

    @Autowired
    Bypasses bypasses;

    @Test
    void fiftyAtOnceForFivePlacesGetFiveAndTheOthersWaitInOrderOfReceipt() throws Exception {
        Edition edition = anOpenEditionWithPlaces(5);
        settings.change(edition.id(), new Change(null, 1, 45, null), COORDINATOR);

        allAtOnce(times(50, () -> aNewCandidate(edition)));
        List<Enrolment> people = new ArrayList<>(enrolments.findByEditionIdOrderByReceipt(edition.id()));
        Collections.shuffle(people, new Random(5));
        allAtOnce(people.stream().map(this::confirming).toList());

        assertThat(having(edition, EnrolmentStatus.INTAKE)).hasSize(5);
        assertThat(having(edition, EnrolmentStatus.WAITING)).hasSize(45);
        assertThat(places.standings(edition.id()).stream()
                        .map(Standing::waitingPosition)
                        .filter(Objects::nonNull))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 45).boxed().toList());
        assertThatPlacesAreInOrder(edition);
    }

    @RepeatedTest(3)
    void theLastPlaceIsNotLostWhenSomebodyCancelsWhileTwoConfirm() throws Exception {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment leaver = aConfirmedCandidate(edition);
        Enrolment first = aNewCandidate(edition);
        Enrolment second = aNewCandidate(edition);

        allAtOnce(List.of(leaving(leaver), confirming(first), confirming(second)));

        assertThat(statusOf(leaver)).isEqualTo(EnrolmentStatus.WITHDRAWN);
        assertThat(places.occupancy(edition.id())).isEqualTo(new Occupancy(1, 1, 0, 1));
        assertThatPlacesAreInOrder(edition);
    }

    @Test
    void anAddressThatIsConfirmedTwiceAtOnceTakesOnePlace() throws Exception {
        Edition edition = anOpenEditionWithPlaces(2);
        Enrolment candidate = aNewCandidate(edition);

        allAtOnce(times(4, () -> {
            enrolling.confirmAddress(candidate.id());
            return candidate;
        }));

        assertThat(places.occupancy(edition.id()).taken()).isEqualTo(1);
        assertThatPlacesAreInOrder(edition);
    }

    @RepeatedTest(3)
    void anOfferThatIsAcceptedWhileItLapsesEndsInOneWay() throws Exception {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment leaver = aConfirmedCandidate(edition);
        Enrolment offered = aConfirmedCandidate(edition);
        Enrolment next = aConfirmedCandidate(edition);
        enrolling.withdraw(leaver.id(), "");
        String task = onlyTask(offered, "Task_AcceptOfferedPlace").getId();

        AtOnce.run(List.of(
                () -> {
                    taskForms.submit(task, self(offered), Map.of("accept", "YES"));
                    return null;
                },
                () -> {
                    enrolling.end(offered.id(), EnrolmentStatus.OFFER_LAPSED, "");
                    return null;
                }));

        if (statusOf(offered) == EnrolmentStatus.INTAKE) {
            assertThat(statusOf(next)).isEqualTo(EnrolmentStatus.WAITING);
        } else {
            assertThat(statusOf(offered)).isEqualTo(EnrolmentStatus.OFFER_LAPSED);
            assertThat(statusOf(next)).isEqualTo(EnrolmentStatus.OFFERED);
        }
        assertThatPlacesAreInOrder(edition);
    }

    @Test
    void placesComeAndGoWhilePeopleEnrolConfirmAndLeave() throws Exception {
        Edition edition = anOpenEditionWithPlaces(4);
        List<Enrolment> there =
                Stream.generate(() -> aConfirmedCandidate(edition)).limit(6).toList();
        List<Enrolment> newcomers =
                Stream.generate(() -> aNewCandidate(edition)).limit(6).toList();
        List<Callable<?>> things = new ArrayList<>();
        newcomers.forEach(newcomer -> things.add(confirming(newcomer)));
        there.subList(0, 3).forEach(leaver -> things.add(leaving(leaver)));
        for (int capacity : List.of(7, 2, 6, 3)) {
            things.add(() -> {
                settings.change(edition.id(), new Change(capacity, 1, null, null), COORDINATOR);
                return null;
            });
        }
        things.addAll(times(4, () -> aNewCandidate(edition)));

        List<@Nullable Throwable> ends = AtOnce.run(things);

        assertThat(ends)
                .filteredOn(Objects::nonNull)
                .allSatisfy(end -> assertThat(end).isInstanceOf(CapacityTooLow.class));
        assertThatPlacesAreInOrder(edition);
    }

    @Test
    void ofTwoCoordinatorsWhoMoveTheSamePersonOneIsToldThatThingsHaveChanged() throws Exception {
        Edition edition = anOpenEditionWithPlaces(1);
        Stream.generate(() -> aConfirmedCandidate(edition)).limit(4).toList();
        Enrolment last = having(edition, EnrolmentStatus.WAITING).get(2);

        List<@Nullable Throwable> ends =
                AtOnce.run(List.of(moving(last, 3, 1, "Wacht al sinds vorig jaar"), moving(last, 3, 2, "Toegezegd")));

        assertThat(ends).filteredOn(Objects::isNull).hasSize(1);
        assertThat(ends).filteredOn(Objects::nonNull).singleElement().isInstanceOf(ChangedMeanwhile.class);
        assertThat(bypasses.ofEnrolment(last.id())).hasSize(1);
        assertThat(places.waitingPosition(enrolments.get(last.id())))
                .isEqualTo(bypasses.ofEnrolment(last.id()).get(0).became());
        assertThatPlacesAreInOrder(edition);
    }

    @Test
    void twoCoordinatorsGiveOneKeptPlaceToOnePerson() throws Exception {
        Edition edition = anOpenEditionWithPlaces(2);
        aConfirmedCandidate(edition);
        bypasses.keepFree(edition.id(), 0, 0, 1, "Voor een spreker", COORDINATOR);
        Enrolment first = aConfirmedCandidate(edition);
        Enrolment second = aConfirmedCandidate(edition);

        List<@Nullable Throwable> ends = AtOnce.run(List.of(offering(first, 1), offering(second, 2)));

        assertThat(ends).filteredOn(Objects::isNull).hasSize(1);
        assertThat(Stream.of(first, second).map(this::statusOf))
                .containsExactlyInAnyOrder(EnrolmentStatus.OFFERED, EnrolmentStatus.WAITING);
        assertThat(places.occupancy(edition.id())).isEqualTo(new Occupancy(2, 2, 0, 1));
    }

    @Test
    void whatIsSentTwiceForOnePersonIsDoneOnce() throws Exception {
        Edition edition = anOpenEditionWithPlaces(1);
        aConfirmedCandidate(edition);
        Enrolment offered = aConfirmedCandidate(edition);
        allocation.setCapacity(edition.id(), 2);
        String task = onlyTask(offered, "Task_AcceptOfferedPlace").getId();

        List<@Nullable Throwable> ends = AtOnce.run(times(3, () -> {
            taskForms.submit(task, self(offered), Map.of("accept", "YES"));
            return offered;
        }));

        assertThat(ends).filteredOn(Objects::isNull).hasSize(1);
        assertThat(ends)
                .filteredOn(Objects::nonNull)
                .allSatisfy(end -> assertThat(end).isInstanceOfAny(TaskNotOpen.class, FormRejected.class));
        assertThatPlacesAreInOrder(edition);
    }

    /** No place twice, and none unused while somebody waits; whoever waits came after whoever was offered a place. */
    private void assertThatPlacesAreInOrder(Edition edition) {
        Occupancy occupancy = places.occupancy(edition.id());
        List<Standing> standings = places.standings(edition.id());
        List<Integer> numbers =
                standings.stream().map(Standing::place).filter(Objects::nonNull).toList();
        assertThat(numbers).doesNotHaveDuplicates().hasSize(occupancy.taken());
        assertThat(occupancy.free()).isNotNegative();
        assertThat(occupancy.free() == 0 || occupancy.waiting() == 0)
                .as("no place is unused while somebody waits: " + occupancy)
                .isTrue();
    }

    private static List<Callable<?>> times(int times, Callable<?> thing) {
        return new ArrayList<>(Collections.nCopies(times, thing));
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

    private Callable<?> moving(Enrolment candidate, int from, int to, String reason) {
        return () -> {
            bypasses.move(candidate.id(), from, to, reason, COORDINATOR);
            return null;
        };
    }

    private Callable<?> offering(Enrolment candidate, int position) {
        return () -> {
            bypasses.offer(candidate.id(), position, "Was eerder toegezegd", COORDINATOR);
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
