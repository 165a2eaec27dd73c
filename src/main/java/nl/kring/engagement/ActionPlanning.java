package nl.kring.engagement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.engagement.ActionPoint.Planned;
import nl.kring.engagement.ActionPoint.State;
import nl.kring.enrolment.EnrolmentMoved;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.time.AppClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what boards and partnerships will do, and what came of it. */
@Service
@Transactional
public class ActionPlanning {

    /** Where nothing is agreed about the cycle yet. */
    private static final int USUAL_DAYS_BEFORE = 14;

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final ActionPoints points;
    private final Cycles cycles;
    private final Enrolments enrolments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActionPlanning(
            ActionPoints points, Cycles cycles, Enrolments enrolments, ApplicationEventPublisher events, Clock clock) {
        this.points = points;
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.events = events;
        this.clock = clock;
    }

    /** A board will do something. */
    public void addForBoard(UUID enrolmentId, List<Planned> planned) {
        UUID editionId = enrolments.get(enrolmentId).editionId();
        planned.forEach(each -> add(new ActionPoint(editionId, enrolmentId, each, clock.instant())));
    }

    /** The partnership will do something. */
    public void addForPartnership(UUID editionId, List<Planned> planned) {
        planned.forEach(each -> add(new ActionPoint(editionId, null, each, clock.instant())));
    }

    private void add(ActionPoint point) {
        points.saveAndFlush(point);
        events.publishEvent(new ActionPointAdded(point.id(), point.editionId(), point.enrolmentId()));
    }

    /** @throws IllegalStateException when it was settled before */
    public void settle(UUID actionPointId, State how, String report) {
        points.get(actionPointId).settle(how, report, clock.instant());
    }

    /** @throws IllegalStateException when it was settled before */
    public void move(UUID actionPointId, LocalDate newDate, String report) {
        points.get(actionPointId).move(newDate, report);
    }

    /**
     * When the owner is reminded: so many days before the date as agreed in the cycle; where that is too soon or over,
     * half-way between now and the date.
     */
    @Transactional(readOnly = true)
    public ZonedDateTime reminderAt(UUID actionPointId) {
        ActionPoint point = points.get(actionPointId);
        int days = cycles.findById(point.editionId())
                .map(cycle -> cycle.agreed().remindBeforeDays())
                .orElse(USUAL_DAYS_BEFORE);
        return reminderAt(point.dueOn(), days, clock.instant());
    }

    static ZonedDateTime reminderAt(LocalDate dueOn, int daysBefore, Instant now) {
        ZonedDateTime reminder = dueOn.minusDays(daysBefore).atTime(MORNING).atZone(AppClock.ZONE);
        if (reminder.toInstant().isAfter(now)) {
            return reminder;
        }
        Instant due = dueAt(dueOn).toInstant();
        return now.plusSeconds(Math.max(0, (due.getEpochSecond() - now.getEpochSecond()) / 2))
                .atZone(AppClock.ZONE);
    }

    /** When somebody is asked what came of it: in the morning of the day after its date. */
    @Transactional(readOnly = true)
    public ZonedDateTime dueAt(UUID actionPointId) {
        return dueAt(points.get(actionPointId).dueOn());
    }

    private static ZonedDateTime dueAt(LocalDate dueOn) {
        return dueOn.plusDays(1).atTime(MORNING).atZone(AppClock.ZONE);
    }

    /** What the partnership was to do, and has not reported on. */
    void dropForPartnership(UUID editionId) {
        drop(points.findByEditionIdOrderByDueOnAscAddedAtAsc(editionId).stream()
                .filter(point -> point.enrolmentId() == null)
                .toList());
    }

    private void drop(List<ActionPoint> unwanted) {
        unwanted.stream().filter(point -> point.state() == State.OPEN).forEach(point -> {
            point.settle(State.DROPPED, "", clock.instant());
            events.publishEvent(new ActionPointDropped(point.id()));
        });
    }

    @EventListener
    void dropFor(EnrolmentMoved moved) {
        if (moved.status().isEnded() && moved.status() != EnrolmentStatus.COMPLETED) {
            drop(points.findByEnrolmentIdOrderByDueOnAscAddedAtAsc(moved.enrolmentId()));
        }
    }
}
