package nl.kring.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kring.engagement.ActionPoint;
import nl.kring.engagement.ActionPoints;
import nl.kring.engagement.BoardPosition;
import nl.kring.engagement.Comparison;
import nl.kring.engagement.ComparisonPicture;
import nl.kring.engagement.Cycle;
import nl.kring.engagement.CycleAgreements.Kind;
import nl.kring.engagement.Cycles;
import nl.kring.engagement.MinimumPolicy;
import nl.kring.engagement.MinimumPolicy.Finding;
import nl.kring.engagement.MinimumPolicy.Situation;
import nl.kring.engagement.Scans;
import nl.kring.engagement.SmallGroups;
import nl.kring.engagement.Steering;
import nl.kring.engagement.Visit;
import nl.kring.engagement.Visits;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.NoSuchEdition;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A cycle of the board-engagement instrument: what was agreed, where the boards are, and what they will do. */
@Controller
class EngagementController {

    private final Cycles cycles;
    private final Editions editions;
    private final Enrolments enrolments;
    private final Comparison comparison;
    private final Scans scans;
    private final ActionPoints points;
    private final Visits visits;
    private final Steering steering;
    private final Clock clock;

    EngagementController(
            Cycles cycles,
            Editions editions,
            Enrolments enrolments,
            Comparison comparison,
            Scans scans,
            ActionPoints points,
            Visits visits,
            Steering steering,
            Clock clock) {
        this.cycles = cycles;
        this.editions = editions;
        this.enrolments = enrolments;
        this.comparison = comparison;
        this.scans = scans;
        this.points = points;
        this.visits = visits;
        this.steering = steering;
        this.clock = clock;
    }

    /** @param wanted the same by what boards want */
    record Check(Finding current, Finding wanted) {}

    /** @param board the name of the board that is visited */
    record VisitLine(String board, Visit visit) {}

    /** @param board whose it is; null for the partnership's */
    record PointLine(@Nullable String board, ActionPoint point) {}

    @GetMapping("/desk/editions/{id}/engagement")
    String cycle(@PathVariable UUID id, Model model) {
        Edition edition = editions.findById(id).orElseThrow(() -> new NoSuchEdition(id));
        Cycle cycle = cycles.findById(id).orElseThrow(DeskPages::notFound);
        List<BoardPosition> boards = comparison.of(id);
        Map<UUID, Enrolment> people = enrolments.findByEditionIdOrderByReceipt(id).stream()
                .collect(Collectors.toMap(Enrolment::id, Function.identity()));
        boolean several = cycle.agreed().kind() == Kind.PARTNERSHIP;
        model.addAttribute("edition", edition);
        model.addAttribute("cycle", cycle);
        model.addAttribute("several", several);
        model.addAttribute("pictures", ComparisonPicture.of(boards, null));
        model.addAttribute("boards", boards);
        model.addAttribute("people", people);
        model.addAttribute("missing", comparison.missing(id));
        model.addAttribute("groups", several ? SmallGroups.of(boards) : List.of());
        model.addAttribute("checks", several ? checks(cycle, boards) : List.of());
        model.addAttribute(
                "visits",
                visits.ofEdition(id).stream()
                        .filter(visit -> !visit.isDropped())
                        .map(visit -> new VisitLine(nameOf(people, visit.enrolmentId()), visit))
                        .toList());
        model.addAttribute(
                "points",
                points.findByEditionIdOrderByDueOnAscAddedAtAsc(id).stream()
                        .map(point -> new PointLine(
                                Optional.ofNullable(point.enrolmentId())
                                        .map(board -> nameOf(people, board))
                                        .orElse(null),
                                point))
                        .toList());
        model.addAttribute("nextStart", steering.nextStart(id).orElse(null));
        model.addAttribute("over", steering.isOver(edition));
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), AppClock.ZONE));
        return "desk/engagement";
    }

    /** What one board said, part after part. */
    @GetMapping("/desk/enrolments/{reference}/board")
    String board(@PathVariable String reference, Model model) {
        Enrolment board = enrolments.findByReference(reference).orElseThrow(DeskPages::notFound);
        Cycle cycle = cycles.findById(board.editionId()).orElseThrow(DeskPages::notFound);
        model.addAttribute("board", board);
        model.addAttribute("edition", editions.get(cycle.editionId()));
        model.addAttribute("scan", scans.of(board.id()));
        model.addAttribute("points", points.findByEnrolmentIdOrderByDueOnAscAddedAtAsc(board.id()));
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), AppClock.ZONE));
        return "desk/board";
    }

    private static List<Check> checks(Cycle cycle, List<BoardPosition> boards) {
        List<Finding> current = MinimumPolicy.check(cycle.agreed(), boards, Situation.CURRENT);
        List<Finding> wanted = MinimumPolicy.check(cycle.agreed(), boards, Situation.WANTED);
        return IntStream.range(0, current.size())
                .mapToObj(at -> new Check(current.get(at), wanted.get(at)))
                .toList();
    }

    private static String nameOf(Map<UUID, Enrolment> people, UUID board) {
        Enrolment enrolment = people.get(board);
        return enrolment == null ? "" : enrolment.organisation();
    }
}
