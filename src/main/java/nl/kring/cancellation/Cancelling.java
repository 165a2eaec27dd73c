package nl.kring.cancellation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.kring.cancellation.Cancellation.Outcome;
import nl.kring.cancellation.CancellationRefused.Reason;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentMoved;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets participants leave, at the costs that the programme sets, unless a colleague takes over. */
@Service
@Transactional
public class Cancelling {

    /** The wait of the programme that says how long a colleague has to take over; counts from the asking. */
    public static final String REPLACEMENT = "awaitReplacement";

    private final Cancellations cancellations;
    private final Enrolments enrolments;
    private final Enrolling enrolling;
    private final Editions editions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cancelling(
            Cancellations cancellations,
            Enrolments enrolments,
            Enrolling enrolling,
            Editions editions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cancellations = cancellations;
        this.enrolments = enrolments;
        this.enrolling = enrolling;
        this.editions = editions;
        this.events = events;
        this.clock = clock;
    }

    /** What cancelling would cost now. */
    @Transactional(readOnly = true)
    public CancellationCosts costsNow(UUID enrolmentId) {
        Edition edition = edition(enrolmentId);
        return CancellationCosts.of(
                edition, enrolments.get(enrolmentId).fee(edition), LocalDate.now(clock.withZone(AppClock.ZONE)));
    }

    /** Whether there is still something that a colleague could take over. */
    @Transactional(readOnly = true)
    public boolean canBeReplaced(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        return editions.get(enrolment.editionId()).meetingsOf(enrolment.group()).stream()
                .anyMatch(meeting -> meeting.endsAt().toInstant().isAfter(clock.instant()));
    }

    /**
     * A participant leaves, or staff on behalf of a participant. Without a colleague the place comes free at once.
     *
     * @param costsSeen the costs that were shown; nobody pays more than they agreed to
     * @param by who asks
     * @throws CancellationRefused with the reason; nothing has changed then
     */
    public void ask(UUID enrolmentId, String reason, BigDecimal costsSeen, @Nullable Colleague colleague, String by) {
        Enrolment enrolment = enrolling.alone(enrolmentId);
        if (!enrolment.status().canCancel()) {
            throw new CancellationRefused(Reason.NOT_PARTICIPATING);
        }
        CancellationCosts costs = costsNow(enrolmentId);
        if (costs.amount().compareTo(costsSeen) != 0) {
            throw new CancellationRefused(Reason.COSTS_CHANGED);
        }
        Cancellation cancellation = new Cancellation(enrolmentId, costs, reason, by, clock.instant());
        if (colleague != null) {
            replace(enrolment, cancellation, colleague);
        }
        cancellations.save(cancellation);
        events.publishEvent(new CancellationAsked(enrolmentId, enrolment.editionId(), colleague != null));
    }

    private void replace(Enrolment leaver, Cancellation cancellation, Colleague colleague) {
        if (!canBeReplaced(leaver.id())) {
            throw new CancellationRefused(Reason.TOO_LATE_TO_REPLACE);
        }
        try {
            Enrolment replacement = enrolling.receiveReplacement(
                    leaver.id(), colleague.givenName(), colleague.familyName(), colleague.email());
            cancellation.replaceBy(replacement.id(), replacementEnds(leaver, cancellation));
        } catch (EnrolmentRefused e) {
            throw new CancellationRefused(
                    e.reason() == EnrolmentRefused.Reason.NOT_A_MEMBER
                            ? Reason.COLLEAGUE_NOT_A_MEMBER
                            : Reason.COLLEAGUE_ENROLLED);
        }
    }

    private Instant replacementEnds(Enrolment leaver, Cancellation cancellation) {
        Duration wait = edition(leaver.id()).definition().waitFor(REPLACEMENT).end();
        return AppClock.after(cancellation.askedAt().toInstant(), wait).toInstant();
    }

    /** Ends the enrolment without a replacement; whoever was still to take over does not any more. */
    public Cancellation settle(UUID enrolmentId) {
        Cancellation cancellation = cancellations.get(enrolmentId);
        cancellation.settle(cancellation.costs().areDue() ? Outcome.WITH_COSTS : Outcome.FREE, clock.instant());
        UUID replacement = cancellation.replacementId();
        if (replacement != null) {
            enrolling.endReplacement(replacement);
        }
        enrolling.leave(enrolmentId, EnrolmentStatus.CANCELLED, cancellation.reason());
        return cancellation;
    }

    /** Ends the enrolment of whoever was replaced, without costs. */
    public Cancellation settleReplaced(UUID enrolmentId) {
        Cancellation cancellation = cancellations.get(enrolmentId);
        cancellation.settle(Outcome.REPLACED, clock.instant());
        enrolling.leave(enrolmentId, EnrolmentStatus.REPLACED, cancellation.reason());
        return cancellation;
    }

    /** Nothing is owed for an edition that does not go ahead. */
    public void settleForCancelledEdition(UUID enrolmentId) {
        cancellations.get(enrolmentId).settle(Outcome.EDITION_CANCELLED, clock.instant());
    }

    /** A colleague who was to take over was admitted, or will not come; a cancelled edition settles both in its own way. */
    @EventListener
    void decide(EnrolmentMoved moved) {
        boolean admitted = moved.status() == EnrolmentStatus.ADMITTED;
        boolean gone = moved.status().isEnded() && moved.status() != EnrolmentStatus.EDITION_CANCELLED;
        UUID leaver = enrolments.get(moved.enrolmentId()).replaces();
        if (leaver != null && (admitted || gone) && isPending(leaver)) {
            events.publishEvent(new ReplacementDecided(leaver, admitted));
        }
    }

    private boolean isPending(UUID enrolmentId) {
        return cancellations
                .findById(enrolmentId)
                .filter(cancellation -> cancellation.outcome() == null)
                .isPresent();
    }

    private Edition edition(UUID enrolmentId) {
        return editions.get(enrolments.get(enrolmentId).editionId());
    }
}
