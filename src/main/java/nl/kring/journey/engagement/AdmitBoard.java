package nl.kring.journey.engagement;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.kring.engagement.Cycle;
import nl.kring.engagement.CycleAgreements.Kind;
import nl.kring.engagement.Cycles;
import nl.kring.engagement.Visits;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets a board that completed the instrument take part. */
@Component
class AdmitBoard implements JavaDelegate {

    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Cycles cycles;
    private final Visits visits;
    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Links links;
    private final Clock clock;

    AdmitBoard(
            Enrolling enrolling,
            Enrolments enrolments,
            Editions editions,
            Cycles cycles,
            Visits visits,
            Outbox outbox,
            Correspondence correspondence,
            Links links,
            Clock clock) {
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.editions = editions;
        this.cycles = cycles;
        this.visits = visits;
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        enrolling.admitByIntake(enrolmentId);
        // Asked once the edition is held: alignment begins for those who take part by then.
        Optional<Cycle> cycle = cycles.findById(Facts.editionId(execution));
        execution.setVariable(
                Facts.ALIGNMENT_BEGUN, cycle.map(Cycle::aligningSince).isPresent());
        visits.askWhereNeeded(enrolmentId);
        outbox.post(welcome(
                enrolments.get(enrolmentId),
                cycle.filter(each -> each.agreed().kind() == Kind.SINGLE_BOARD).isEmpty()));
    }

    /** A board on its own, and one that comes later, has no meeting to come to. */
    private Letter welcome(Enrolment board, boolean amongOthers) {
        Meeting meeting = editions.get(board.editionId()).kickOff();
        boolean meets = amongOthers && meeting.startsAt().toInstant().isAfter(clock.instant());
        Letter letter = correspondence
                .toCandidate(board.id(), MailTemplate.BOARD_TAKES_PART)
                .with("startsAt", meets ? meeting.startsAt() : "")
                .with("place", meets ? meeting.whereabouts() : "")
                .with("link", links.enrolment(board.reference()));
        return meets ? letter.attach(correspondence.invitation(meeting, board)) : letter;
    }
}
