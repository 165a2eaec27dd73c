package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.AtOnce;
import nl.kring.enrolment.Bypass;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.ChangedMeanwhile;
import nl.kring.enrolment.EditionSettings.MinimumAboveCapacity;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Occupancy;
import nl.kring.enrolment.SecondGroups;
import nl.kring.enrolment.SecondGroups.NewGroup;
import nl.kring.enrolment.SecondGroups.TooLate;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A second group out of those who wait: their order, both answers, and what comes after. */
class SecondGroupTest extends JourneyTest {

    private static final Map<String, Object> YES = Map.of("accept", "YES");
    private static final Map<String, Object> NO = Map.of("accept", "NO");

    @Autowired
    SecondGroups secondGroups;

    @Autowired
    Bypasses bypasses;

    @Autowired
    JdbcClient database;

    Edition first;
    Enrolment holder;
    List<Enrolment> waiting;
    int minimum;

    @BeforeEach
    void eightWait() {
        first = anOpenEditionWithPlaces(1);
        minimum = first.minimum();
        holder = aConfirmedCandidate(first);
        waiting = Stream.generate(() -> aConfirmedCandidate(first))
                .limit(minimum + 2)
                .toList();
    }

    @Test
    void thoseWhoWaitAreOfferedItsPlacesInTheirOrder() {
        bypasses.move(last().id(), minimum + 2, 1, "Wacht al sinds vorig jaar", COORDINATOR);

        Edition second = open(minimum);

        assertThat(waiting.subList(0, minimum - 1)).allMatch(this::isOffered);
        assertThat(isOffered(last())).isTrue();
        assertThat(waiting.subList(minimum - 1, minimum + 1))
                .extracting(this::statusOf)
                .containsOnly(EnrolmentStatus.WAITING);
        assertThat(places.occupancy(second.id())).isEqualTo(new Occupancy(minimum, minimum, 0, 0));
        assertThat(places.occupancy(first.id()).waiting()).isEqualTo(2);
        assertThat(letter(waiting.get(0), MailTemplate.SECOND_GROUP_OFFERED)
                        .letter()
                        .text())
                .contains(first.title(), second.title(), "oude beurt");
        assertThat(bypasses.ofEdition(first.id()))
                .filteredOn(bypass -> bypass.kind() == Bypass.Kind.SECOND_GROUP)
                .singleElement()
                .satisfies(bypass -> assertThat(bypass.reason()).isEqualTo("Veel belangstelling"));
    }

    @Test
    void whoeverAcceptsGoesOnInTheSecondGroup() {
        Edition second = open(minimum);
        answer(waiting.get(0), "Task_AcceptOfferedPlace", YES);

        Enrolment accepting = enrolments.get(waiting.get(0).id());

        assertThat(statusOf(accepting)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(enrolments.get(accepting.id()).editionId()).isEqualTo(second.id());
        assertThat(tasks.getVariable(
                        onlyTask(accepting, "Task_FillInIntakeForm").getId(), Facts.EDITION_ID))
                .isEqualTo(second.id().toString());
        fillInIntakeForm(accepting);
        chooseAnyTime(accepting);
        holdConversation(accepting);
        decideForOrganiser(accepting, "YES");
        decideForCandidate(accepting, "YES");
        assertThat(enrolments.participantsOf(second.id()))
                .extracting(Enrolment::id)
                .containsExactly(accepting.id());
    }

    @Test
    void whoeverDeclinesKeepsTheOldTurnAndThePlaceGoesToTheNext() {
        Edition second = open(minimum);
        Enrolment declining = waiting.get(0);

        answer(declining, "Task_AcceptOfferedPlace", NO);

        assertThat(statusOf(declining)).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(enrolments.get(declining.id()).editionId()).isEqualTo(first.id());
        assertThat(places.waitingPosition(enrolments.get(declining.id()))).isEqualTo(1);
        assertThat(lettersAbout(declining)).endsWith("WAITING_LIST");
        Enrolment next = waiting.get(minimum);
        assertThat(isOffered(next)).isTrue();
        assertThat(enrolments.get(next.id()).editionId()).isEqualTo(second.id());

        enrolling.withdraw(holder.id(), "");

        assertThat(isOffered(declining)).isTrue();
        assertThat(lettersAbout(declining)).endsWith("PLACE_OFFERED");
        answer(declining, "Task_AcceptOfferedPlace", YES);
        assertThat(tasks.getVariable(
                        onlyTask(declining, "Task_FillInIntakeForm").getId(), Facts.EDITION_ID))
                .isEqualTo(first.id().toString());
    }

    @Test
    void whoeverDeclinesWhileThereIsAPlaceInTheFirstGroupGetsIt() {
        open(minimum + 2);
        enrolling.withdraw(holder.id(), "");
        Enrolment declining = waiting.get(1);

        answer(declining, "Task_AcceptOfferedPlace", NO);

        assertThat(statusOf(declining)).isEqualTo(EnrolmentStatus.INTAKE);
        assertThat(endsOf(declining)).contains("EndEvent_PlaceInFirstGroup");
        assertThat(openTasks(declining, "Task_FillInIntakeForm")).hasSize(1);
        assertThat(places.occupancy(first.id())).isEqualTo(new Occupancy(1, 1, 0, 0));
    }

    @Test
    void whoeverDeclinesAfterTheFirstListHasClosedLeaves() {
        open(first.startsAt().toLocalDate().plusWeeks(8), minimum);
        Enrolment declining = waiting.get(0);
        database.sql("""
                update kring.edition set enrolment_opens_at = enrolment_opens_at - interval '400 days',
                    enrolment_closes_at = enrolment_closes_at - interval '400 days', version = version + 1
                where id = ?""").param(first.id()).update();

        answer(declining, "Task_AcceptOfferedPlace", NO);

        assertThat(statusOf(declining)).isEqualTo(EnrolmentStatus.OFFER_DECLINED);
        assertThat(endsOf(declining))
                .filteredOn("EndEvent_OfferDeclined"::equals)
                .hasSize(2);
    }

    @Test
    void anOfferThatIsNotAnsweredLapsesToTheNextWhoWaits() {
        open(minimum);

        passTime(Duration.ofDays(6));

        assertThat(statusOf(waiting.get(0))).isEqualTo(EnrolmentStatus.OFFER_LAPSED);
        assertThat(isOffered(waiting.get(minimum))).isTrue();
        assertThat(isOffered(last())).isTrue();
    }

    @Test
    void whoeverEnrolsForItDoesNotPassThoseWhoWait() {
        Edition second = open(minimum);
        Enrolment newcomer = aConfirmedCandidate(second);
        assertThat(statusOf(newcomer)).isEqualTo(EnrolmentStatus.WAITING);

        answer(waiting.get(0), "Task_AcceptOfferedPlace", NO);
        assertThat(isOffered(waiting.get(minimum))).isTrue();
        answer(waiting.get(1), "Task_AcceptOfferedPlace", NO);
        assertThat(isOffered(last())).isTrue();
        assertThat(statusOf(newcomer)).isEqualTo(EnrolmentStatus.WAITING);
        answer(waiting.get(2), "Task_AcceptOfferedPlace", NO);

        assertThat(isOffered(newcomer)).isTrue();
    }

    @Test
    void whoeverHasNotAnsweredIsStillEnrolledForTheFirstGroup() {
        open(minimum);

        assertThatExceptionOfType(EnrolmentRefused.class)
                .isThrownBy(() -> enrolling.receive(
                        interestForm(first, "Noor", waiting.get(0).email())))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(EnrolmentRefused.Reason.ALREADY_ENROLLED));
    }

    @Test
    void aTurnThatWasGivenAwayMeanwhileIsFollowedClosely() {
        open(minimum + 1);
        Enrolment stayed = last();
        Enrolment newcomer = aConfirmedCandidate(first);
        database.sql(
                        "update kring.enrolment set turn = (select turn from kring.enrolment where id = :away) where id = :id")
                .param("away", waiting.get(0).id())
                .param("id", newcomer.id())
                .update();

        answer(waiting.get(0), "Task_AcceptOfferedPlace", NO);

        assertThat(Stream.of(newcomer, waiting.get(0)).map(each -> places.waitingPosition(enrolments.get(each.id()))))
                .containsExactly(1, 2);
        assertThat(isOffered(stayed)).isTrue();
    }

    @Test
    void itIsRefusedWhenItCouldNeverGoAhead() {
        assertThatExceptionOfType(MinimumAboveCapacity.class).isThrownBy(() -> open(minimum - 1));
        assertThatExceptionOfType(TooLate.class)
                .isThrownBy(() -> open(clock.today().plusDays(1), minimum));

        assertThat(secondGroups.number(first.id())).isZero();
        assertThat(waiting).extracting(this::statusOf).containsOnly(EnrolmentStatus.WAITING);
    }

    @RepeatedTest(3)
    void twoCoordinatorsAtOnceOpenOne() throws Exception {
        List<@Nullable Throwable> ends = AtOnce.run(List.of(() -> open(minimum), () -> open(minimum)));

        assertThat(ends).filteredOn(Objects::isNull).hasSize(1);
        assertThat(ends).filteredOn(Objects::nonNull).singleElement().isInstanceOf(ChangedMeanwhile.class);
        assertThat(secondGroups.number(first.id())).isEqualTo(1);
    }

    @RepeatedTest(3)
    void answersInTheSecondGroupAndPlacesInTheFirstDoNotCross() throws Exception {
        Edition second = open(minimum);

        List<@Nullable Throwable> ends = AtOnce.run(List.of(
                () -> submitted(waiting.get(0), NO),
                () -> submitted(waiting.get(1), NO),
                () -> submitted(waiting.get(2), YES),
                () -> {
                    allocation.setCapacity(first.id(), 2);
                    return null;
                },
                () -> {
                    enrolling.withdraw(holder.id(), "");
                    return null;
                }));

        assertThat(ends).containsOnlyNulls();
        Occupancy inFirst = places.occupancy(first.id());
        Occupancy inSecond = places.occupancy(second.id());
        assertThat(inFirst.free() == 0 || inFirst.waiting() == 0).isTrue();
        assertThat(inFirst.taken() + inFirst.waiting() + inSecond.taken()).isEqualTo(minimum + 2);
        assertThat(statusOf(waiting.get(2))).isEqualTo(EnrolmentStatus.INTAKE);
    }

    @Test
    void theDatabaseLetsNobodyElseChangeEdition() {
        Edition other = anOpenEdition();

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> database.sql("update kring.enrolment set edition_id = :edition where id = :id")
                        .param("edition", other.id())
                        .param("id", waiting.get(0).id())
                        .update());
    }

    private @Nullable Object submitted(Enrolment candidate, Map<String, Object> answers) {
        answer(candidate, "Task_AcceptOfferedPlace", answers);
        return null;
    }

    private Edition open(int number) {
        return open(first.startsAt().toLocalDate(), number);
    }

    private Edition open(LocalDate kickOff, int number) {
        return secondGroups.open(
                first.id(),
                0,
                new NewGroup("Tweede " + UUID.randomUUID(), kickOff, number),
                "Veel belangstelling",
                COORDINATOR);
    }

    private Enrolment last() {
        return waiting.get(waiting.size() - 1);
    }

    private boolean isOffered(Enrolment enrolment) {
        return statusOf(enrolment) == EnrolmentStatus.OFFERED;
    }
}
