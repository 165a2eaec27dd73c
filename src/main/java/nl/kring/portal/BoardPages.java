package nl.kring.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.kring.engagement.ActionPoint;
import nl.kring.engagement.ActionPoints;
import nl.kring.engagement.BoardPosition;
import nl.kring.engagement.BoardScan;
import nl.kring.engagement.Comparison;
import nl.kring.engagement.ComparisonPicture;
import nl.kring.engagement.Cycle;
import nl.kring.engagement.Cycles;
import nl.kring.engagement.Scans;
import nl.kring.engagement.Visit;
import nl.kring.engagement.Visits;
import nl.kring.enrolment.Enrolment;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a board sees of its own results, and of the others in its partnership. */
@Component
@Transactional(readOnly = true)
class BoardPages {

    private final Scans scans;
    private final Comparison comparison;
    private final ActionPoints points;
    private final Visits visits;
    private final Cycles cycles;
    private final Clock clock;

    BoardPages(Scans scans, Comparison comparison, ActionPoints points, Visits visits, Cycles cycles, Clock clock) {
        this.scans = scans;
        this.comparison = comparison;
        this.points = points;
        this.visits = visits;
        this.cycles = cycles;
        this.clock = clock;
    }

    /**
     * @param pictures of the board itself; empty until it has completed the instrument
     * @param others the same among all boards of the partnership; empty for whoever may not see them
     * @param boards all that {@code others} shows
     */
    record BoardPage(
            BoardScan scan,
            List<ComparisonPicture> pictures,
            List<ComparisonPicture> others,
            List<BoardPosition> boards,
            List<ActionPoint> points,
            @Nullable Visit visit,
            @Nullable Cycle cycle,
            LocalDate today) {}

    /** Whether there is anything to show. */
    boolean hasSaidSomething(Enrolment board) {
        return !scans.of(board.id()).current().isEmpty();
    }

    BoardPage page(Enrolment board) {
        List<BoardPosition> own = comparison.position(board).map(List::of).orElse(List.of());
        List<BoardPosition> all = comparison.mayRead(board) ? comparison.of(board.editionId()) : List.of();
        return new BoardPage(
                scans.of(board.id()),
                ComparisonPicture.of(own, board.organisation()),
                all.isEmpty() ? List.of() : ComparisonPicture.of(all, board.organisation()),
                all,
                points.findByEnrolmentIdOrderByDueOnAscAddedAtAsc(board.id()),
                visits.find(board.id()).filter(visit -> !visit.isDropped()).orElse(null),
                cycles.findById(board.editionId()).orElse(null),
                LocalDate.ofInstant(clock.instant(), AppClock.ZONE));
    }
}
