package nl.kring.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import nl.kring.programme.Edition.Decision;
import nl.kring.programme.Edition.Status;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionTests {

    private final Edition edition = startingOn("2027-09-28");

    @Test
    void plansItsMeetingsOnTheDaysOfTheProgramme() {
        assertThat(edition.meetings())
                .extracting(Meeting::startsAt)
                .containsExactly(
                        at("2027-09-28T15:00"), at("2027-11-24T15:00"), at("2028-02-08T15:00"), at("2028-05-14T15:00"));
        assertThat(edition.meetings()).extracting(Meeting::number).containsExactly(0, 1, 2, 3);
        assertThat(edition.kickOff().endsAt()).isEqualTo(at("2027-09-28T20:00"));
        assertThat(edition.meetingAfter(edition.meetings().get(3))).isEmpty();
    }

    @Test
    void aMeetingCanLastMoreThanOneDay() {
        ProgrammeDefinition definition = Definitions.with(yaml ->
                ((ObjectNode) yaml.get("meetings").get(0)).put("nights", 1).put("to", "12:00"));
        Edition twoDays = new Edition(new Programme(definition), "2027-2028", LocalDate.parse("2027-09-28"));

        assertThat(twoDays.kickOff().startsAt()).isEqualTo(at("2027-09-28T15:00"));
        assertThat(twoDays.kickOff().endsAt()).isEqualTo(at("2027-09-29T12:00"));
    }

    @Test
    void takesOverWhatWasSettledForAnEarlierEdition() {
        edition.change(null, 6, 3);
        edition.meetings().get(1).reschedule(at("2027-11-29T10:00"), at("2027-11-29T16:30"), "Fort Vechten");
        Edition next = startingOn("2028-09-26");

        next.follow(edition);

        assertThat(next.minimum()).isEqualTo(6);
        assertThat(next.waitingListSize()).isEqualTo(3);
        Meeting second = next.meetings().get(1);
        assertThat(second.startsAt()).as("as many days after the kick-off").isEqualTo(at("2028-11-27T10:00"));
        assertThat(second.endsAt()).isEqualTo(at("2028-11-27T16:30"));
        assertThat(second.place()).isEqualTo("Fort Vechten");
    }

    @Test
    void takesOverDistancesInWeeksWhenItStartsOnAnotherDayOfTheWeek() {
        edition.meetings().get(1).reschedule(at("2027-11-29T10:00"), at("2027-11-29T16:30"), "Fort Vechten");
        Edition next = startingOn("2028-09-28");

        next.follow(edition);

        assertThat(next.meetings().get(1).startsAt()).isEqualTo(at("2028-11-30T10:00"));
    }

    @Test
    void takesOverNothingFromAnEditionWithOtherMeetings() {
        ProgrammeDefinition shorter = Definitions.with(yaml -> ((ArrayNode) yaml.get("meetings")).remove(3));
        Edition other = new Edition(new Programme(shorter), "2027-2028", LocalDate.parse("2027-09-28"));

        assertThatIllegalArgumentException().isThrownBy(() -> edition.follow(other));
    }

    @Test
    void keepsTheDistanceInWeeksWhenItStartsOnAnotherDay() {
        Edition later = startingOn("2027-10-05");

        assertThat(later.meetings())
                .extracting(meeting -> meeting.startsAt().toLocalDate().toString())
                .containsExactly("2027-10-05", "2027-11-30", "2028-02-15", "2028-05-23");
    }

    @Test
    void countsItsDeadlinesBackFromTheStart() {
        assertThat(edition.enrolmentOpensAt()).isEqualTo(at("2027-03-30T00:00"));
        assertThat(edition.enrolmentClosesAt()).isEqualTo(at("2027-09-21T00:00"));
        assertThat(edition.decisionDueAt()).isEqualTo(at("2027-09-07T09:00"));
    }

    @ParameterizedTest(name = "start on {0}: free until {1}")
    @CsvSource({
        "2027-09-28, 2027-08-17",
        // The clocks go back on 31 October 2027 and forward on 28 March 2027.
        "2027-11-10, 2027-09-29",
        "2027-04-07, 2027-02-24",
        "2028-03-01, 2028-01-19",
    })
    void cancellingIsFreeUntilSixWeeksBeforeTheStart(String start, LocalDate freeUntil) {
        assertThat(startingOn(start).freeCancellationUntil()).isEqualTo(freeUntil);
    }

    @Test
    void keepsTheTimeOfDayOverAChangeOfTheClocks() {
        Edition afterTheClocksWentBack = startingOn("2027-11-10");

        assertThat(afterTheClocksWentBack.decisionDueAt()).isEqualTo(at("2027-10-20T09:00"));
        assertThat(afterTheClocksWentBack.decisionDueAt().getOffset().getTotalSeconds())
                .isEqualTo(7200);
        assertThat(afterTheClocksWentBack.startsAt().getOffset().getTotalSeconds())
                .isEqualTo(3600);
        assertThat(afterTheClocksWentBack.enrolmentOpensAt()).isEqualTo(at("2027-05-12T00:00"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2027-03-29T23:59, PLANNED",
        "2027-03-30T00:00, ENROLLING",
        "2027-09-20T23:59, ENROLLING",
        "2027-09-21T00:00, CLOSED",
        "2027-09-28T14:59, CLOSED",
        "2027-09-28T15:00, UNDER_WAY",
        "2028-07-01T00:00, UNDER_WAY",
    })
    void itsStatusFollowsFromItsDates(String moment, Status status) {
        assertThat(edition.status(at(moment).toInstant())).isEqualTo(status);
    }

    @Test
    void aNoCancelsItAndAnEndEndsIt() {
        Instant now = at("2027-09-07T10:00").toInstant();
        Edition cancelled = startingOn("2027-09-28");
        cancelled.decide(Decision.NO_GO, "Te weinig", "Carla", now);
        assertThat(cancelled.status(now)).isEqualTo(Status.CANCELLED);

        edition.decide(Decision.GO, "Genoeg", "Carla", now);
        assertThat(edition.status(now)).isEqualTo(Status.ENROLLING);
        edition.end(at("2028-06-01T10:00").toInstant());
        assertThat(edition.status(at("2028-06-02T10:00").toInstant())).isEqualTo(Status.ENDED);
    }

    @Test
    void isDecidedOnOnce() {
        Instant now = at("2027-09-07T10:00").toInstant();
        edition.decide(Decision.GO, "Genoeg", "Carla", now);

        assertThatIllegalStateException()
                .isThrownBy(() -> edition.decide(Decision.NO_GO, "Toch niet", "Carla", now))
                .withMessageContaining("GO");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2027-09-28, 2027-2028", "2027-08-01, 2027-2028", "2028-02-08, 2027-2028", "2028-07-31, 2027-2028"})
    void isNamedAfterItsSchoolYear(LocalDate kickOff, String title) {
        assertThat(Edition.titleFor(kickOff)).isEqualTo(title);
    }

    @Test
    void aMeetingCountsItsChanges() {
        Meeting session = edition.meetings().get(1);
        assertThat(session.reschedule(session.startsAt(), session.endsAt(), session.place()))
                .isFalse();
        assertThat(session.sequence()).isZero();

        assertThat(session.reschedule(
                        session.startsAt().plusDays(1), session.endsAt().plusDays(1), "Zwolle"))
                .isTrue();
        int moved = session.sequence();
        session.moveOnline(session.startsAt(), session.endsAt(), "https://meet.example/x");

        assertThat(moved).isPositive();
        assertThat(session.sequence()).isGreaterThan(moved);
        assertThat(session.whereabouts()).isEqualTo("https://meet.example/x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.reschedule(session.endsAt(), session.startsAt(), "Zwolle"));
    }

    private static Edition startingOn(String kickOff) {
        return new Edition(new Programme(Definitions.shipped()), "2027-2028", LocalDate.parse(kickOff));
    }

    private static ZonedDateTime at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(AppClock.ZONE);
    }
}
