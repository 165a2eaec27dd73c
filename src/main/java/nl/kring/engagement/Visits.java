package nl.kring.engagement;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentMoved;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The visits of the steering group to boards. */
@Service
@Transactional
public class Visits {

    private final VisitRows rows;
    private final Cycles cycles;
    private final Enrolments enrolments;
    private final Comparison comparison;
    private final Scans scans;
    private final ApplicationEventPublisher events;

    Visits(
            VisitRows rows,
            Cycles cycles,
            Enrolments enrolments,
            Comparison comparison,
            Scans scans,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.comparison = comparison;
        this.scans = scans;
        this.events = events;
    }

    /** Asks for a visit to a board that completed the instrument, where one follows from what is agreed; once. */
    public void askWhereNeeded(UUID enrolmentId) {
        Enrolment board = enrolments.get(enrolmentId);
        cycles.findById(board.editionId()).filter(Cycle::isAgreed).ifPresent(cycle -> ask(cycle, board));
    }

    /** The same for all boards that completed the instrument before it was agreed. */
    void askWhereNeeded(Cycle cycle) {
        enrolments.participantsOf(cycle.editionId()).stream()
                .filter(board -> scans.of(board.id()).isComplete())
                .forEach(board -> ask(cycle, board));
    }

    private void ask(Cycle cycle, Enrolment board) {
        if (rows.findById(board.id()).isEmpty()) {
            VisitPolicy.reason(cycle.agreed(), isNew(cycle, board)).ifPresent(reason -> {
                rows.saveAndFlush(new Visit(board.id(), board.editionId(), reason));
                events.publishEvent(new VisitNeeded(board.id(), board.editionId()));
            });
        }
    }

    /** In the first cycle those are new that come once the others have agreed; later those that were not in the last. */
    private boolean isNew(Cycle cycle, Enrolment board) {
        return cycle.previousEditionId() == null
                ? cycle.aligningSince() != null
                : comparison.previous(board).isEmpty();
    }

    /** Settles who visits the board, when and where; again where the visit could not be made. */
    public Visit plan(UUID enrolmentId, String visitor, ZonedDateTime at, String place) {
        Visit visit = get(enrolmentId);
        visit.plan(visitor, at, place);
        return visit;
    }

    public void report(UUID enrolmentId, String report) {
        get(enrolmentId).report(report);
    }

    @Transactional(readOnly = true)
    public Visit get(UUID enrolmentId) {
        return rows.findById(enrolmentId)
                .orElseThrow(() -> new IllegalArgumentException("There is no visit to " + enrolmentId));
    }

    @Transactional(readOnly = true)
    public Optional<Visit> find(UUID enrolmentId) {
        return rows.findById(enrolmentId);
    }

    @Transactional(readOnly = true)
    public List<Visit> ofEdition(UUID editionId) {
        return rows.findByEditionId(editionId);
    }

    @EventListener
    void dropFor(EnrolmentMoved moved) {
        if (moved.status().isEnded() && moved.status() != EnrolmentStatus.COMPLETED) {
            rows.findById(moved.enrolmentId())
                    .filter(visit -> visit.report() == null && !visit.isDropped())
                    .ifPresent(visit -> {
                        visit.drop();
                        events.publishEvent(new VisitDropped(moved.enrolmentId()));
                    });
        }
    }
}
