package nl.kring.journey.engagement;

import java.util.UUID;
import nl.kring.engagement.Steering;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.EngagementJourneys;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans the next cycle, closes this one for its boards and enrols them for the next. */
@Component
class PlanNextCycle implements JavaDelegate {

    private final Steering steering;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final EngagementJourneys journeys;
    private final Outbox outbox;
    private final Correspondence correspondence;

    PlanNextCycle(
            Steering steering,
            Enrolling enrolling,
            Enrolments enrolments,
            EngagementJourneys journeys,
            Outbox outbox,
            Correspondence correspondence) {
        this.steering = steering;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.journeys = journeys;
        this.outbox = outbox;
        this.correspondence = correspondence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID editionId = Facts.editionId(execution);
        Edition next = steering.planNext(editionId);
        for (Enrolment board : enrolments.findByEditionIdOrderByReceipt(editionId)) {
            if (!board.hasEnded()) {
                close(board);
                enrolling.continueIn(next.id(), board.id());
                outbox.post(correspondence
                        .toCandidate(board.id(), MailTemplate.NEXT_CYCLE)
                        .with("startsOn", next.startsAt().toLocalDate()));
            }
        }
    }

    /** A board that never completed the instrument took no part; it may do so in the next cycle. */
    private void close(Enrolment board) {
        if (board.status().canCancel()) {
            enrolling.complete(board.id());
        } else {
            enrolling.end(board.id(), EnrolmentStatus.NOT_ADMITTED, "");
            journeys.endCycleFor(board.id());
        }
    }
}
