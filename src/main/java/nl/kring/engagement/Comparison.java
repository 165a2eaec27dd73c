package nl.kring.engagement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.engagement.BoardPosition.Place;
import nl.kring.engagement.BoardScan.Current;
import nl.kring.engagement.CycleAgreements.Kind;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lays the boards of a cycle beside each other. */
@Service
@Transactional(readOnly = true)
public class Comparison {

    private final Enrolments enrolments;
    private final Cycles cycles;
    private final Scans scans;

    Comparison(Enrolments enrolments, Cycles cycles, Scans scans) {
        this.enrolments = enrolments;
        this.cycles = cycles;
        this.scans = scans;
    }

    /** The boards that completed the instrument, in order of their names. */
    public List<BoardPosition> of(UUID editionId) {
        List<BoardPosition> positions = new ArrayList<>();
        for (Enrolment board : enrolments.participantsOf(editionId)) {
            position(board).ifPresent(positions::add);
        }
        positions.sort((one, other) -> one.board().compareToIgnoreCase(other.board()));
        return positions;
    }

    /** Where one board is; empty while it has not completed the instrument. */
    public Optional<BoardPosition> position(Enrolment board) {
        BoardScan scan = scans.of(board.id());
        if (!scan.isComplete()) {
            return Optional.empty();
        }
        Map<Domain, Current> before = previous(board)
                .map(enrolment -> scans.of(enrolment.id()).current())
                .orElse(Map.of());
        Map<Domain, Place> places = new EnumMap<>(Domain.class);
        scan.current().forEach((domain, current) -> {
            BoardScan.Wanted wanted = scan.wanted().get(domain);
            Current earlier = before.get(domain);
            if (wanted != null) {
                places.put(
                        domain,
                        new Place(
                                current.gradation(), wanted.gradation(), earlier == null ? null : earlier.gradation()));
            }
        });
        return Optional.of(new BoardPosition(board.id(), board.organisation(), places));
    }

    /** The boards that take part and have not completed the instrument, by name. */
    public List<String> missing(UUID editionId) {
        return enrolments.findByEditionIdOrderByReceipt(editionId).stream()
                .filter(board -> !board.hasEnded())
                .filter(board -> !scans.of(board.id()).isComplete())
                .map(Enrolment::organisation)
                .sorted(String::compareToIgnoreCase)
                .toList();
    }

    /**
     * Whether a board may see the others: it is one of a partnership, and has said where it is itself, so that nobody
     * scales themselves by the others.
     */
    public boolean mayRead(Enrolment board) {
        return board.status().isParticipating()
                && cycles.findById(board.editionId())
                        .filter(cycle -> cycle.isAgreed() && cycle.agreed().kind() == Kind.PARTNERSHIP)
                        .isPresent()
                && scans.of(board.id()).isComplete();
    }

    /** The same board in the cycle before, by its name or its contact person. */
    Optional<Enrolment> previous(Enrolment board) {
        return cycles.findById(board.editionId())
                .map(Cycle::previousEditionId)
                .flatMap(edition -> enrolments.participantsOf(edition).stream()
                        .filter(earlier -> isSame(earlier, board))
                        .findFirst());
    }

    static boolean isSame(Enrolment one, Enrolment other) {
        return one.email().equals(other.email()) || name(one).equals(name(other));
    }

    private static String name(Enrolment board) {
        return board.organisation().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
