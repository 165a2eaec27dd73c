package nl.kring.journey;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.ProgrammeDefinition.Wait;
import nl.kring.programme.Programmes;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * When to remind and when a wait is over, for the step that a process has come to; the programme sets it. Whole days keep
 * the time of day in Europe/Amsterdam, also over a change to or from daylight-saving time.
 */
@Component
public class Waits {

    private static final String MULTI_INSTANCE_SUFFIX = "#multiInstanceBody";

    private final Editions editions;
    private final Programmes programmes;
    private final Clock clock;

    Waits(Editions editions, Programmes programmes, Clock clock) {
        this.editions = editions;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** When whoever is waited for gets a reminder. */
    public Date reminderAt(DelegateExecution execution) {
        return in(waitOf(execution).remindAfter());
    }

    /** When somebody else hears of it, and takes the step up where that is possible. */
    public Date escalationAt(DelegateExecution execution) {
        return in(waitOf(execution).escalateAfter());
    }

    /** When the process goes on without. */
    public Date deadlineAt(DelegateExecution execution) {
        return in(waitOf(execution).end());
    }

    private Wait waitOf(DelegateExecution execution) {
        String step = execution.getCurrentActivityId().replace(MULTI_INSTANCE_SUFFIX, "");
        return definition(execution).waitFor(nameOf(step));
    }

    private ProgrammeDefinition definition(DelegateExecution execution) {
        return Facts.find(execution, Facts.EDITION_ID)
                .map(edition -> editions.get(edition).definition())
                .orElseGet(() -> programmes.get(Facts.programmeId(execution)).definition());
    }

    /** The name under which a programme sets the wait of a step: {@code Task_ConfirmAgreement} is {@code confirmAgreement}. */
    public static String nameOf(String activityId) {
        String phrase = activityId.substring(activityId.indexOf('_') + 1);
        return Character.toLowerCase(phrase.charAt(0)) + phrase.substring(1);
    }

    private Date in(Duration duration) {
        return Date.from(AppClock.after(clock.instant(), duration).toInstant());
    }
}
