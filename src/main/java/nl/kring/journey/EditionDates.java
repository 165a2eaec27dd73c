package nl.kring.journey;

import java.time.ZonedDateTime;
import java.util.Date;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates an edition's process waits for. */
@Component
public class EditionDates {

    private final Editions editions;

    EditionDates(Editions editions) {
        this.editions = editions;
    }

    public Date enrolmentOpens(DelegateExecution execution) {
        return date(edition(execution).enrolmentOpensAt());
    }

    /** When the coordinator decides whether the edition goes ahead; later once the decision was put off. */
    public Date decisionDue(DelegateExecution execution) {
        return date(edition(execution).decisionDueAt());
    }

    public Date kickOffStart(DelegateExecution execution) {
        return date(edition(execution).startsAt());
    }

    private Edition edition(DelegateExecution execution) {
        return editions.get(Facts.editionId(execution));
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }
}
