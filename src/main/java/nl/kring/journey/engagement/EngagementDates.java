package nl.kring.journey.engagement;

import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Objects;
import nl.kring.engagement.ActionPlanning;
import nl.kring.engagement.Steering;
import nl.kring.engagement.Visits;
import nl.kring.journey.Facts;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates of visits, action points and cycles that processes wait for. */
@Component
public class EngagementDates {

    private final Visits visits;
    private final ActionPlanning planning;
    private final Steering steering;
    private final Editions editions;

    EngagementDates(Visits visits, ActionPlanning planning, Steering steering, Editions editions) {
        this.visits = visits;
        this.planning = planning;
        this.steering = steering;
        this.editions = editions;
    }

    /** When a visit has begun, so that somebody can say how it went. */
    public Date visitOver(DelegateExecution execution) {
        return date(
                Objects.requireNonNull(visits.get(Facts.enrolmentId(execution)).visitedAt()));
    }

    public Date actionReminder(DelegateExecution execution) {
        return date(planning.reminderAt(Facts.actionPointId(execution)));
    }

    /** The morning after the day by which it is to be done. */
    public Date actionDue(DelegateExecution execution) {
        return date(planning.dueAt(Facts.actionPointId(execution)));
    }

    /** When the next cycle is planned: so long before it begins as boards can enrol for it. */
    public Date nextCycleDue(DelegateExecution execution) {
        Edition edition = editions.get(Facts.editionId(execution));
        return date(steering.nextStart(edition.id())
                .orElseThrow(() -> new IllegalStateException("No cycle follows " + edition.id()))
                .minus(edition.definition().enrolmentOpensBefore())
                .atStartOfDay(AppClock.ZONE));
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }
}
