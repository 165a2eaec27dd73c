package nl.kring.session;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.PromisedFees;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.NoSuchEdition;
import nl.kring.programme.Planning;
import nl.kring.session.Timetable.Slot;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the dates, places and fee of an edition that is planned, as far as they are still to come. */
@Service
@Transactional
public class Rescheduling {

    private final Editions editions;
    private final Sessions sessions;
    private final Enrolments enrolments;
    private final Planning planning;
    private final PromisedFees fees;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rescheduling(
            Editions editions,
            Sessions sessions,
            Enrolments enrolments,
            Planning planning,
            PromisedFees fees,
            ApplicationEventPublisher events,
            Clock clock) {
        this.editions = editions;
        this.sessions = sessions;
        this.enrolments = enrolments;
        this.planning = planning;
        this.fees = fees;
        this.events = events;
        this.clock = clock;
    }

    /** Why a date cannot become what is wanted. */
    public enum Why {
        PAST,
        /** The interest list was told the date. */
        LIST_TOLD,
        BEFORE_OPENING,
        AFTER_START,
        STARTED,
        DECIDED,
        /** Whoever decides was asked already, and can put the decision off there. */
        DECISION_ASKED,
        ENDS_BEFORE_IT_BEGINS,
        BEFORE_THE_ONE_BEFORE
    }

    /** @param field {@code opens}, {@code closes}, {@code decision}, or {@code meeting} with its number */
    public record Objection(String field, Why why) {}

    /**
     * What a change means.
     *
     * @param meetings those that move
     * @param moments that follow
     * @param invited who gets a letter and whose calendar follows
     * @param told who gets a letter only
     * @param keepFee people who keep the fee for which they enrolled
     */
    public record Effect(List<Moved> meetings, List<Follows> moments, int invited, int told, int keepFee) {}

    public record Moved(Meeting meeting, Slot to) {}

    /** @param what {@code LIST_TOLD}, {@code KICK_OFF}, {@code PREPARATION} and so on */
    public record Follows(What what, ZonedDateTime before, ZonedDateTime after, Meeting meeting) {}

    /** What follows from the dates of an edition. */
    public enum What {
        /** Whoever is on the interest list hears that enrolling opens. */
        LIST_TOLD,
        OPENS,
        CLOSES,
        DECISION,
        /** Until when cancelling is free, that day included. */
        FREE_UNTIL,
        PREPARATION
    }

    /** Whether anything can still be changed: the edition is neither over nor called off. */
    @Transactional(readOnly = true)
    public boolean isPossible(UUID editionId) {
        return !editions.get(editionId).isOver(clock.instant());
    }

    /** Whether a meeting can still be moved: it has not begun. */
    @Transactional(readOnly = true)
    public boolean isAhead(Meeting meeting) {
        return meeting.startsAt().toInstant().isAfter(clock.instant())
                && sessions.findById(meeting.id())
                        .filter(session -> session.outcome() != null)
                        .isEmpty();
    }

    /** Why it cannot be so; empty when it can. What stays as it is meets no objection. */
    @Transactional(readOnly = true)
    public List<Objection> objections(UUID editionId, Timetable wanted) {
        Edition edition = editions.get(editionId);
        List<Objection> objections = new ArrayList<>();
        objectToDates(edition, wanted, objections);
        for (int at = 0; at < edition.meetings().size(); at++) {
            Meeting meeting = edition.meetings().get(at);
            Slot slot = wanted.meetings().get(at);
            String field = "meeting" + meeting.number();
            if (!slot.start().isBefore(slot.end())) {
                objections.add(new Objection(field, Why.ENDS_BEFORE_IT_BEGINS));
            } else if (!slot.isAs(meeting) && !isAhead(meeting)) {
                objections.add(new Objection(field, Why.STARTED));
            } else if (!slot.isAs(meeting) && isPast(slot.start())) {
                objections.add(new Objection(field, Why.PAST));
            } else if (comesTooEarly(edition, wanted, at)) {
                objections.add(new Objection(field, Why.BEFORE_THE_ONE_BEFORE));
            }
        }
        return objections;
    }

    private void objectToDates(Edition edition, Timetable wanted, List<Objection> objections) {
        boolean started = isPast(edition.startsAt());
        if (!wanted.opens().isEqual(edition.enrolmentOpensAt())) {
            if (isPast(edition.priorityOpensAt())) {
                objections.add(new Objection("opens", Why.LIST_TOLD));
            } else if (isPast(wanted.opens())) {
                objections.add(new Objection("opens", Why.PAST));
            }
        }
        if (!wanted.closes().isEqual(edition.enrolmentClosesAt())) {
            if (started) {
                objections.add(new Objection("closes", Why.STARTED));
            } else if (isPast(wanted.closes())) {
                objections.add(new Objection("closes", Why.PAST));
            }
        }
        if (!wanted.closes().isAfter(wanted.opens())) {
            objections.add(new Objection("closes", Why.BEFORE_OPENING));
        } else if (!started && wanted.closes().isAfter(wanted.start())) {
            objections.add(new Objection("closes", Why.AFTER_START));
        }
        if (!wanted.decision().isEqual(edition.decisionDueAt())) {
            if (edition.decision() != null) {
                objections.add(new Objection("decision", Why.DECIDED));
            } else if (isPast(edition.decisionDueAt())) {
                objections.add(new Objection("decision", Why.DECISION_ASKED));
            } else if (isPast(wanted.decision())) {
                objections.add(new Objection("decision", Why.PAST));
            }
        }
        if (edition.decision() == null && !started && !wanted.decision().isBefore(wanted.start())) {
            objections.add(new Objection("decision", Why.AFTER_START));
        }
    }

    /** Meetings that the same people come to stay in their order, and nothing comes before the kick-off. */
    private static boolean comesTooEarly(Edition edition, Timetable wanted, int at) {
        Meeting meeting = edition.meetings().get(at);
        ZonedDateTime start = wanted.meetings().get(at).start();
        if (at > 0 && start.isBefore(wanted.start())) {
            return true;
        }
        for (int before = at - 1; before >= 0; before--) {
            Meeting earlier = edition.meetings().get(before);
            if (meeting.group() == EditionGroup.ALL || earlier.group() == meeting.group()) {
                return start.isBefore(wanted.meetings().get(before).end());
            }
        }
        return false;
    }

    private boolean isPast(ZonedDateTime moment) {
        return !moment.toInstant().isAfter(clock.instant());
    }

    /** What it would mean, for people and for what waits for these dates. */
    @Transactional(readOnly = true)
    public Effect effect(UUID editionId, Timetable wanted) {
        Edition edition = editions.get(editionId);
        List<Moved> moved = moved(edition, wanted);
        List<Enrolment> open = enrolments.findByEditionIdOrderByReceipt(editionId).stream()
                .filter(enrolment -> !enrolment.hasEnded())
                .toList();
        List<Enrolment> told = open.stream()
                .filter(enrolment -> enrolment.status() != EnrolmentStatus.RECEIVED)
                .filter(enrolment ->
                        moved.stream().anyMatch(each -> each.meeting().isFor(enrolment.group())))
                .toList();
        int invited = (int) told.stream()
                .filter(enrolment -> moved.stream().anyMatch(each -> isInCalendar(each.meeting(), enrolment)))
                .count();
        return new Effect(
                moved,
                follows(edition, wanted, moved),
                invited,
                told.size() - invited,
                wanted.fee().compareTo(edition.fee()) == 0 ? 0 : open.size());
    }

    /** Whoever is admitted has the kick-off in the calendar, and the other meetings once these are agreed on. */
    public static boolean isInCalendar(Meeting meeting, Enrolment enrolment) {
        return meeting.isFor(enrolment.group())
                && (enrolment.status() == EnrolmentStatus.CONTRACTED
                        || enrolment.status() == EnrolmentStatus.ADMITTED && meeting.isKickOff());
    }

    private static List<Moved> moved(Edition edition, Timetable wanted) {
        List<Moved> moved = new ArrayList<>();
        for (int at = 0; at < edition.meetings().size(); at++) {
            Meeting meeting = edition.meetings().get(at);
            if (!wanted.meetings().get(at).isAs(meeting)) {
                moved.add(new Moved(meeting, wanted.meetings().get(at)));
            }
        }
        return moved;
    }

    private List<Follows> follows(Edition edition, Timetable wanted, List<Moved> moved) {
        Meeting kickOff = edition.kickOff();
        List<Follows> follows = new ArrayList<>();
        follows.add(new Follows(
                What.LIST_TOLD,
                edition.priorityOpensAt(),
                wanted.opens().minus(edition.definition().priorityBefore()),
                kickOff));
        follows.add(new Follows(What.OPENS, edition.enrolmentOpensAt(), wanted.opens(), kickOff));
        follows.add(new Follows(What.CLOSES, edition.enrolmentClosesAt(), wanted.closes(), kickOff));
        follows.add(new Follows(What.DECISION, edition.decisionDueAt(), wanted.decision(), kickOff));
        LocalDate free = wanted.start()
                .toLocalDate()
                .minus(edition.definition().cancellation().freeBefore());
        follows.add(new Follows(
                What.FREE_UNTIL,
                edition.freeCancellationUntil().atStartOfDay(wanted.start().getZone()),
                free.atStartOfDay(wanted.start().getZone()),
                kickOff));
        for (Moved each : moved) {
            boolean prepared = sessions.findById(each.meeting().id())
                    .filter(Session::isPrepared)
                    .isPresent();
            if (!prepared) {
                follows.add(new Follows(
                        What.PREPARATION,
                        each.meeting().startsAt().minus(edition.definition().preparationBefore()),
                        each.to().start().minus(edition.definition().preparationBefore()),
                        each.meeting()));
            }
        }
        return follows.stream()
                .filter(each -> !each.before().isEqual(each.after()))
                .toList();
    }

    /**
     * Makes it so. Everybody whose meetings move is told, and whatever waits for a date waits for the new one.
     *
     * @param seen how it stood when the effect was shown, see {@link Timetable#inShort}
     * @throws OutdatedTimetable when it changed since
     * @throws IllegalStateException when there are objections
     */
    public void carryOut(UUID editionId, Timetable wanted, String seen) {
        Edition edition = editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
        if (!Timetable.of(edition).inShort().equals(seen)) {
            throw new OutdatedTimetable();
        }
        if (!isPossible(editionId) || !objections(editionId, wanted).isEmpty()) {
            throw new IllegalStateException("The dates of edition " + editionId + " cannot become these");
        }
        List<Moved> moved = moved(edition, wanted);
        planning.reschedule(editionId, wanted.opens(), wanted.closes(), wanted.decision());
        fees.change(editionId, wanted.fee());
        for (Moved each : moved) {
            planning.reschedule(
                    each.meeting().id(),
                    each.to().start(),
                    each.to().end(),
                    each.to().place());
        }
        events.publishEvent(new TimetableChanged(
                editionId, moved.stream().map(each -> each.meeting().id()).toList()));
    }

    /** The dates are not as they were when the effect was shown. */
    public static final class OutdatedTimetable extends RuntimeException {}
}
