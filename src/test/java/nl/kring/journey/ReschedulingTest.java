package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.kring.AtOnce;
import nl.kring.cancellation.Cancelling;
import nl.kring.enrolment.Enrolment;
import nl.kring.mail.MailTemplate;
import nl.kring.programme.Edition;
import nl.kring.session.Rescheduling;
import nl.kring.session.Rescheduling.Objection;
import nl.kring.session.Rescheduling.OutdatedTimetable;
import nl.kring.session.Rescheduling.Why;
import nl.kring.session.Timetable;
import nl.kring.session.Timetable.Slot;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Dates of an edition that change while people and processes wait for them. */
class ReschedulingTest extends JourneyTest {

    @Autowired
    Rescheduling rescheduling;

    @Autowired
    Cancelling cancelling;

    @Test
    void whatWaitsForADateWaitsForTheNewOne() {
        Edition edition = anOpenEdition();
        anAdmittedCandidate(edition);
        Timetable before = Timetable.of(edition);
        ZonedDateTime decision = before.decision().plusDays(3);

        carryOut(edition, now -> moved(withDecision(now, decision), 7));

        passTimeUntil(before.decision());
        assertThat(editionTasks(edition, "Task_DecideGoOrNoGo")).isEmpty();
        passTimeUntil(decision);
        decideGo(edition, "GO");
        timeMachine.settle();
        passTimeUntil(before.meetings().get(0).end());
        assertThat(editionTasks(edition, "Task_RecordSetUp")).isEmpty();
        passTimeUntil(before.meetings().get(0).end().plusDays(7));
        assertThat(editionTasks(edition, "Task_RecordSetUp")).hasSize(1);
    }

    @Test
    void enrollingThatOpensLaterTellsTheInterestListLater() {
        Edition edition =
                planning.planEdition(PROGRAMME, "Later open", clock.today().plusWeeks(40));
        ZonedDateTime told = edition.priorityOpensAt();

        carryOut(edition, now -> withOpening(now, now.opens().plusWeeks(2)));

        passTimeUntil(told);
        assertThat(waitsToOpen(edition)).isTrue();
        passTimeUntil(told.plusWeeks(2));
        assertThat(waitsToOpen(edition)).isFalse();
    }

    @Test
    void everybodyWhoseMeetingsMoveIsToldAndCalendarsFollow() {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        Enrolment candidate = aConfirmedCandidate(edition);
        Timetable before = Timetable.of(editions.get(edition.id()));
        assertThat(rescheduling.effect(edition.id(), moved(before, 7)))
                .returns(1, Rescheduling.Effect::invited)
                .returns(1, Rescheduling.Effect::told);
        assertThat(rescheduling.effect(edition.id(), withMeeting(before, 1, start -> start.plusDays(7))))
                .returns(0, Rescheduling.Effect::invited)
                .returns(2, Rescheduling.Effect::told);

        carryOut(edition, now -> moved(now, 7));

        assertThat(attached(letter(participant, MailTemplate.MEETINGS_MOVED))).contains("SEQUENCE:1");
        assertThat(attached(letter(candidate, MailTemplate.MEETINGS_MOVED))).isEmpty();
    }

    @Test
    void aNewFeeIsForWhoeverEnrolsFromThenOn() {
        Edition edition = anOpenEdition();
        Enrolment early = anAdmittedCandidate(edition);

        carryOut(
                edition,
                now -> new Timetable(
                        now.opens(), now.closes(), now.decision(), new BigDecimal("2600.00"), now.meetings()));

        Enrolment late = anAdmittedCandidate(edition);
        Edition dearer = editions.get(edition.id());
        assertThat(enrolments.get(early.id()).fee(dearer)).isEqualByComparingTo("2250");
        assertThat(enrolments.get(late.id()).fee(dearer)).isEqualByComparingTo("2600");
        passTimeUntil(edition.startsAt().minusDays(1));
        assertThat(cancelling.costsNow(early.id()).amount()).isEqualByComparingTo("2250");
        assertThat(cancelling.costsNow(late.id()).amount()).isEqualByComparingTo("2600");
    }

    @Test
    void refusesWhatCannotBe() {
        Edition edition = anOpenEdition();
        Timetable now = Timetable.of(edition);

        assertThat(objections(edition, withOpening(now, now.opens().plusDays(1))))
                .contains(new Objection("opens", Why.LIST_TOLD));
        assertThat(objections(edition, withClosing(now, now.opens().minusDays(1))))
                .contains(new Objection("closes", Why.BEFORE_OPENING));
        assertThat(objections(edition, withClosing(now, now.start().plusMinutes(1))))
                .containsExactly(new Objection("closes", Why.AFTER_START));
        assertThat(objections(
                        edition,
                        withClosing(now, clock.instant().atZone(now.opens().getZone()))))
                .contains(new Objection("closes", Why.PAST));
        assertThat(objections(edition, withDecision(now, now.start())))
                .containsExactly(new Objection("decision", Why.AFTER_START));
        assertThat(objections(
                        edition,
                        withMeeting(
                                now,
                                1,
                                start -> clock.instant().atZone(start.getZone()).minusDays(1))))
                .contains(new Objection("meeting1", Why.PAST));
        assertThat(objections(
                        edition,
                        withMeeting(now, 2, start -> now.meetings().get(1).start())))
                .containsExactly(new Objection("meeting2", Why.BEFORE_THE_ONE_BEFORE));
        assertThat(objections(
                        edition,
                        withMeeting(now, 0, start -> now.meetings().get(2).start())))
                .contains(new Objection("meeting1", Why.BEFORE_THE_ONE_BEFORE));
        assertThat(objections(edition, now)).isEmpty();

        passTimeUntil(edition.decisionDueAt());
        assertThat(objections(edition, withDecision(now, now.decision().plusDays(2))))
                .containsExactly(new Objection("decision", Why.DECISION_ASKED));
        decideGo(edition, "GO");
        assertThat(objections(edition, withDecision(now, now.decision().plusDays(2))))
                .containsExactly(new Objection("decision", Why.DECIDED));
        passTimeUntil(edition.startsAt().plusMinutes(1));
        assertThat(objections(edition, withMeeting(now, 0, start -> start.plusDays(1))))
                .contains(new Objection("meeting0", Why.STARTED));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> carryOut(edition, current -> withMeeting(current, 0, start -> start.plusDays(1))));
    }

    @Test
    void ofTwoAtOnceOnlyOneIsCarriedOut() throws InterruptedException {
        Edition edition = anOpenEdition();
        Enrolment participant = anAdmittedCandidate(edition);
        Timetable now = Timetable.of(editions.get(edition.id()));

        assertThat(AtOnce.run(List.of(
                        () -> carryOut(edition, now, moved(now, 7)), () -> carryOut(edition, now, moved(now, 14)))))
                .satisfiesOnlyOnce(end -> assertThat(end).isNull())
                .satisfiesOnlyOnce(end -> assertThat(end).isInstanceOf(OutdatedTimetable.class));

        assertThat(letter(participant, MailTemplate.MEETINGS_MOVED)).isNotNull();
    }

    private boolean waitsToOpen(Edition edition) {
        return runtime.createProcessInstanceQuery()
                        .variableValueEquals(Facts.EDITION_ID, edition.id().toString())
                        .activityIdIn("Event_EnrolmentOpens")
                        .count()
                > 0;
    }

    private List<Objection> objections(Edition edition, Timetable wanted) {
        return rescheduling.objections(edition.id(), wanted);
    }

    private void carryOut(Edition edition, UnaryOperator<Timetable> change) {
        Timetable now = Timetable.of(editions.get(edition.id()));
        carryOut(edition, now, change.apply(now));
        passTime(Duration.ofMinutes(1));
    }

    private boolean carryOut(Edition edition, Timetable seen, Timetable wanted) {
        rescheduling.carryOut(edition.id(), wanted, seen.inShort());
        return true;
    }

    private static Timetable withOpening(Timetable now, ZonedDateTime opens) {
        return new Timetable(opens, now.closes(), now.decision(), now.fee(), now.meetings());
    }

    private static Timetable withClosing(Timetable now, ZonedDateTime closes) {
        return new Timetable(now.opens(), closes, now.decision(), now.fee(), now.meetings());
    }

    private static Timetable withDecision(Timetable now, ZonedDateTime decision) {
        return new Timetable(now.opens(), now.closes(), decision, now.fee(), now.meetings());
    }

    /** The kick-off so many days later. */
    private static Timetable moved(Timetable now, int days) {
        return withMeeting(now, 0, start -> start.plusDays(days));
    }

    private static Timetable withMeeting(Timetable now, int number, UnaryOperator<ZonedDateTime> start) {
        List<Slot> meetings = new ArrayList<>(now.meetings());
        Slot slot = meetings.get(number);
        ZonedDateTime from = start.apply(slot.start());
        meetings.set(
                number,
                new Slot(slot.meetingId(), from, from.plus(Duration.between(slot.start(), slot.end())), slot.place()));
        return new Timetable(now.opens(), now.closes(), now.decision(), now.fee(), meetings);
    }
}
