package nl.kring.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Objects;
import java.util.function.Function;
import nl.kring.cancellation.Cancellations;
import nl.kring.cancellation.Cancelling;
import nl.kring.enrolment.Places;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.Wait;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates of an edition, and of the places in it, that processes wait for. */
@Component
public class EditionDates {

    private final Editions editions;
    private final Places places;
    private final Cancellations cancellations;

    EditionDates(Editions editions, Places places, Cancellations cancellations) {
        this.editions = editions;
        this.places = places;
        this.cancellations = cancellations;
    }

    /** For whoever is on the interest list; for everybody else it is later. */
    public Date enrolmentOpens(DelegateExecution execution) {
        return date(edition(execution).priorityOpensAt());
    }

    /** When the coordinator decides whether the edition goes ahead; later once the decision was put off. */
    public Date decisionDue(DelegateExecution execution) {
        return date(edition(execution).decisionDueAt());
    }

    public Date kickOffStart(DelegateExecution execution) {
        return date(edition(execution).startsAt());
    }

    /** When waiting is over: when enrolling closes, for whoever was added by staff at the start. */
    public Date enrolmentCloses(DelegateExecution execution) {
        return date(places.waitsUntil(Facts.enrolmentId(execution)));
    }

    /** Until when the place is kept that was offered to this enrolment. */
    public Date offerEnds(DelegateExecution execution) {
        return Date.from(places.offeredUntil(Facts.enrolmentId(execution)).orElseThrow());
    }

    /** Until when it must be known whether a colleague takes over. */
    public Date replacementEnds(DelegateExecution execution) {
        return date(Objects.requireNonNull(
                cancellations.get(Facts.enrolmentId(execution)).replacementUntil()));
    }

    /** When whoever leaves hears that the colleague has not taken over yet; counts from the asking, as the end does. */
    public Date replacementReminder(DelegateExecution execution) {
        return afterAsking(execution, Wait::remindAfter);
    }

    /** When the coordinators hear that a colleague has not taken over yet; counts from the asking, as the end does. */
    public Date replacementEscalation(DelegateExecution execution) {
        return afterAsking(execution, Wait::escalateAfter);
    }

    private Date afterAsking(DelegateExecution execution, Function<Wait, Duration> after) {
        Instant askedAt =
                cancellations.get(Facts.enrolmentId(execution)).askedAt().toInstant();
        Duration duration = after.apply(edition(execution).definition().waitFor(Cancelling.REPLACEMENT));
        return date(AppClock.after(askedAt, duration));
    }

    /** When the facilitators are reminded that a participant is not contracted; counts from the end of the kick-off. */
    public Date contractingReminder(DelegateExecution execution) {
        return afterKickOff(execution, Wait::remindAfter);
    }

    /** When the coordinators hear that a participant is not contracted; counts from the end of the kick-off. */
    public Date contractingEscalation(DelegateExecution execution) {
        return afterKickOff(execution, Wait::escalateAfter);
    }

    private Date afterKickOff(DelegateExecution execution, Function<Wait, Duration> after) {
        Edition edition = edition(execution);
        Duration duration = after.apply(edition.definition().waitFor("awaitContractConfirmation"));
        return date(AppClock.after(edition.kickOff().endsAt().toInstant(), duration));
    }

    private Edition edition(DelegateExecution execution) {
        return editions.get(Facts.editionId(execution));
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }
}
