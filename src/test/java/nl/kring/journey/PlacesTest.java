package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import nl.kring.enrolment.EditionSettings;
import nl.kring.enrolment.EditionSettings.Change;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.form.FormRejected;
import nl.kring.programme.Edition;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places and offers as the calendar goes on. */
class PlacesTest extends JourneyTest {

    @Autowired
    EditionSettings settings;

    @Autowired
    JdbcClient database;

    @Test
    void anOfferHoldsForTheProgrammesWaitAtTheSameTimeOfDay() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment holder = aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);

        enrolling.withdraw(holder.id(), "");

        LocalTime offered = clock.instant().atZone(AppClock.ZONE).toLocalTime();
        assertThat(places.offeredUntil(waiting.id()).orElseThrow().atZone(AppClock.ZONE))
                .satisfies(until ->
                        assertThat(until.toLocalDate()).isEqualTo(clock.today().plusDays(5)))
                .satisfies(until -> assertThat(Duration.between(until.toLocalTime(), offered))
                        .isLessThan(Duration.ofMinutes(5)));
    }

    @Test
    void noOfferHoldsLongerThanEnrollingIsOpen() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment holder = aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        passTimeUntil(edition.enrolmentClosesAt().minusDays(1));

        enrolling.withdraw(holder.id(), "");

        assertThat(places.offeredUntil(waiting.id()))
                .contains(edition.enrolmentClosesAt().toInstant());
    }

    @Test
    void nothingIsOfferedOnceEnrollingHasClosed() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment holder = aConfirmedCandidate(edition);
        Enrolment waiting = aConfirmedCandidate(edition);
        passTimeUntil(edition.enrolmentClosesAt());

        enrolling.withdraw(holder.id(), "");
        allocation.setCapacity(edition.id(), 3);

        assertThat(statusOf(waiting)).isNotEqualTo(EnrolmentStatus.OFFERED);
        assertThat(places.occupancy(edition.id()).taken()).isZero();
    }

    @Test
    void anOfferIsNotTakenAfterItsTimeAlsoWhenNobodyHasNoticedYet() {
        Edition edition = anOpenEditionWithPlaces(1);
        Enrolment holder = aConfirmedCandidate(edition);
        Enrolment late = aConfirmedCandidate(edition);
        enrolling.withdraw(holder.id(), "");
        database.sql("update kring.place set offered_until = offered_until - interval '6 days' where enrolment_id = ?")
                .param(late.id())
                .update();

        assertThatExceptionOfType(FormRejected.class)
                .isThrownBy(() -> answer(late, "Task_AcceptOfferedPlace", Map.of("accept", "YES")))
                .satisfies(refused -> assertThat(refused.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.message()).contains("voorbij")));

        assertThat(statusOf(late)).isEqualTo(EnrolmentStatus.OFFERED);
        answer(late, "Task_AcceptOfferedPlace", Map.of("accept", "NO"));
        assertThat(statusOf(late)).isEqualTo(EnrolmentStatus.OFFER_DECLINED);
    }

    @Test
    void whoeverWasToldThatThereIsRoomOnTheListKeepsItUntilTheAddressIsConfirmed() {
        Edition edition = anOpenEditionWithPlaces(1);
        settings.change(edition.id(), new Change(null, 1, 1, null), COORDINATOR);
        aConfirmedCandidate(edition);
        Enrolment first = aNewCandidate(edition);
        Enrolment second = aNewCandidate(edition);

        enrolling.confirmAddress(first.id());
        assertThat(places.isOpenForEnrolment(editions.get(edition.id()))).isFalse();
        assertThatExceptionOfType(EnrolmentRefused.class).isThrownBy(() -> aNewCandidate(edition));
        enrolling.confirmAddress(second.id());

        assertThat(statusOf(second)).isEqualTo(EnrolmentStatus.WAITING);
        assertThat(places.waitingPosition(enrolments.get(second.id()))).isEqualTo(2);
    }

    @Test
    void whoeverConfirmsAfterTheStartGetsNoPlace() {
        Edition edition = anOpenEdition();
        passTimeUntil(edition.enrolmentClosesAt().minusHours(1));
        Enrolment late = aNewCandidate(edition);
        passTimeUntil(edition.startsAt());

        enrolling.confirmAddress(late.id());

        assertThat(places.placeNumber(late.id())).isNull();
    }

    @Test
    void loweringTheMinimumToWhatIsThereAsksForTheDecision() {
        Edition edition = anOpenEdition();
        anAdmittedCandidate(edition);
        anAdmittedCandidate(edition);
        assertThat(editionTasks(edition, "Task_DecideGoOrNoGo")).isEmpty();

        settings.change(edition.id(), new Change(null, 3, null, null), COORDINATOR);
        assertThat(editionTasks(edition, "Task_DecideGoOrNoGo")).isEmpty();
        settings.change(edition.id(), new Change(null, 2, null, null), COORDINATOR);

        assertThat(editionTasks(edition, "Task_DecideGoOrNoGo")).hasSize(1);
        assertThat(shown(editionTask(edition, "Task_DecideGoOrNoGo"), COORDINATOR, "admitted"))
                .isEqualTo("2");
    }
}
