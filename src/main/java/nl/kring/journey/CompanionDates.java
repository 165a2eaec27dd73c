package nl.kring.journey;

import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Objects;
import nl.kring.companion.Intervision;
import nl.kring.companion.Intervisions;
import nl.kring.companion.Shadowings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The dates of what small groups do, and what they still need before those. */
@Component
public class CompanionDates {

    private final Intervisions intervisions;
    private final Shadowings shadowings;

    CompanionDates(Intervisions intervisions, Shadowings shadowings) {
        this.intervisions = intervisions;
        this.shadowings = shadowings;
    }

    /** When a group is asked for its next half-day: at the end of the meeting before it. */
    public Date pollDue(DelegateExecution execution) {
        return date(intervisions.meeting(intervision(execution)).endsAt());
    }

    public Date pollCloses(DelegateExecution execution) {
        return date(intervision(execution).pollClosesAt());
    }

    public Date intervisionBegins(DelegateExecution execution) {
        return date(intervision(execution).startsAt());
    }

    public Date intervisionOver(DelegateExecution execution) {
        return date(intervision(execution).endsAt());
    }

    /** Whether somebody whose case is central has still to describe it. */
    public boolean caseIsMissing(DelegateExecution execution) {
        return intervisions.stillToDescribe(intervision(execution)).isPresent();
    }

    public Date shadowingOver(DelegateExecution execution) {
        return date(shadowings.of(Facts.enrolmentId(execution)).orElseThrow().endsAt());
    }

    private Intervision intervision(DelegateExecution execution) {
        return intervisions.get(Facts.intervisionId(execution));
    }

    private static Date date(@Nullable ZonedDateTime moment) {
        return Date.from(Objects.requireNonNull(moment).toInstant());
    }
}
