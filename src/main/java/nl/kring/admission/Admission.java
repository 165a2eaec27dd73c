package nl.kring.admission;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.MinimumLowered;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mutual admission decision. */
@Service
@Transactional
public class Admission {

    private final DecisionRounds rounds;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final Editions editions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Admission(
            DecisionRounds rounds,
            Enrolling enrolling,
            Enrolments enrolments,
            Editions editions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rounds = rounds;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.editions = editions;
        this.events = events;
        this.clock = clock;
    }

    /** Opens the first round, or the next one after a second conversation. */
    public void openRound(UUID enrolmentId) {
        int next = rounds.findFirstByEnrolmentIdOrderByRoundDesc(enrolmentId)
                        .map(DecisionRound::round)
                        .orElse(0)
                + 1;
        enrolling.startDeciding(enrolmentId);
        rounds.save(new DecisionRound(enrolmentId, next, clock.instant()));
    }

    public void decideForOrganiser(UUID enrolmentId, Verdict verdict, String reason, String by) {
        current(enrolmentId).decideForOrganiser(verdict, reason, by, clock.instant());
    }

    public void decideForCandidate(UUID enrolmentId, Verdict verdict, String reason) {
        current(enrolmentId).decideForCandidate(verdict, reason, clock.instant());
    }

    public void reportSecondConversation(UUID enrolmentId, String report) {
        current(enrolmentId).reportSecondConversation(report);
    }

    /** Weighs both verdicts of the current round; whoever gets two yeses is admitted here. */
    public AdmissionOutcome weigh(UUID enrolmentId) {
        AdmissionOutcome outcome = current(enrolmentId).outcome();
        if (outcome == AdmissionOutcome.ADMITTED) {
            enrolling.admit(enrolmentId);
            tellWhenMinimumIsReached(enrolments.get(enrolmentId).editionId());
        }
        return outcome;
    }

    @EventListener
    void weighAgain(MinimumLowered lowered) {
        tellWhenMinimumIsReached(lowered.editionId());
    }

    /** Told again with every admission after it: only whoever still waits for it listens. */
    private void tellWhenMinimumIsReached(UUID editionId) {
        Edition edition = editions.lockById(editionId).orElseThrow();
        if (admitted(editionId) >= edition.minimum()) {
            events.publishEvent(new MinimumReached(editionId));
        }
    }

    /** How many were admitted to an edition and still take part. */
    @Transactional(readOnly = true)
    public int admitted(UUID editionId) {
        return enrolments.countByEditionIdAndStatusIn(
                editionId, List.of(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED));
    }

    @Transactional(readOnly = true)
    public DecisionRound current(UUID enrolmentId) {
        return rounds.findFirstByEnrolmentIdOrderByRoundDesc(enrolmentId)
                .orElseThrow(() -> new IllegalStateException("Enrolment " + enrolmentId + " is not being decided on"));
    }

    @Transactional(readOnly = true)
    public List<DecisionRound> rounds(UUID enrolmentId) {
        return rounds.findByEnrolmentIdOrderByRound(enrolmentId);
    }
}
