package nl.kring.enrolment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who waits for a place in an edition, or in a group of it, and in which order: that of receipt, unless staff gave another turn. A team waits and
 * moves as one. It is not passed by smaller ones while there is no room for it yet; only while it is larger than the whole
 * edition, and so could never be offered places, it is passed over, and keeps its turn.
 */
@Component
class WaitingList {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Enrolments enrolments;
    private final SurplusRows surplus;
    private final PlaceRows places;
    private final OneByOne oneByOne;

    WaitingList(Enrolments enrolments, SurplusRows surplus, PlaceRows places, OneByOne oneByOne) {
        this.enrolments = enrolments;
        this.surplus = surplus;
        this.places = places;
        this.oneByOne = oneByOne;
    }

    /** Everybody who waits, in order. */
    List<Enrolment> all(Part part) {
        return enrolments.findByEditionIdAndGroupNumberAndStatusOrderByTurn(
                part.editionId(), part.group(), EnrolmentStatus.WAITING);
    }

    /** From 1; null when the enrolment does not wait. */
    @Nullable
    Integer position(Enrolment enrolment) {
        return enrolment.status() == EnrolmentStatus.WAITING
                ? enrolments.countByEditionIdAndGroupNumberAndStatusAndTurnLessThanEqual(
                        enrolment.editionId(), enrolment.group(), EnrolmentStatus.WAITING, enrolment.turn())
                : null;
    }

    /**
     * Who is to be offered places together: somebody alone, or all of a team; empty when nobody waits who could be. Those
     * for whom a second group was opened come before whoever enrolled for it.
     */
    List<Enrolment> next(Part part) {
        int capacity = places.count(part).all();
        return surplus.inLine(part.editionId()).stream()
                .map(enrolments::get)
                .map(this::together)
                .filter(together -> together.size() <= capacity)
                .findFirst()
                .or(() -> enrolments
                        .findFirstWaiting(part.editionId(), part.group(), capacity)
                        .map(this::together))
                .orElse(List.of());
    }

    /** Those who wait in a team that is larger than the edition. */
    List<Enrolment> passedOver(Part part) {
        int capacity = places.count(part).all();
        return all(part).stream()
                .filter(waiting -> together(waiting).size() > capacity)
                .toList();
    }

    /** Somebody who waits, with all of the same team. */
    List<Enrolment> together(Enrolment waiting) {
        UUID team = waiting.teamId();
        return team == null
                ? List.of(waiting)
                : enrolments.findByTeamIdAndStatusOrderByTurn(team, EnrolmentStatus.WAITING);
    }

    /**
     * Gives somebody who waits, with the whole team, another turn. The first of them comes to stand at the position, or
     * beside it where that would be between two members of another team. Everybody else stays in order.
     *
     * @param position from 1; beyond the last is the last
     * @return those who moved; empty when all stand where they stood
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Moved> move(Enrolment enrolment, int position) {
        List<UUID> before = all(Part.of(enrolment)).stream().map(Enrolment::id).toList();
        List<UUID> moving = together(enrolment).stream().map(Enrolment::id).toList();
        List<Enrolment> others = new ArrayList<>(all(Part.of(enrolment)));
        others.removeIf(other -> moving.contains(other.id()));
        int at = Math.min(Math.max(position - 1, 0), others.size());
        int step = at < before.indexOf(moving.get(0)) ? -1 : 1;
        while (splitsTeam(others, at)) {
            at += step;
        }
        List<UUID> after = new ArrayList<>(others.stream().map(Enrolment::id).toList());
        after.addAll(at, moving);
        if (after.equals(before)) {
            return List.of();
        }
        giveTurns(moving, others, at);
        return moving.stream()
                .map(id -> new Moved(id, before.indexOf(id) + 1, after.indexOf(id) + 1))
                .toList();
    }

    /** Somebody whose position changed. */
    record Moved(UUID enrolmentId, int was, int became) {}

    private static boolean splitsTeam(List<Enrolment> others, int at) {
        return at > 0
                && at < others.size()
                && others.get(at).teamId() != null
                && Objects.equals(others.get(at - 1).teamId(), others.get(at).teamId());
    }

    private void giveTurns(List<UUID> moving, List<Enrolment> others, int at) {
        UUID editionId = others.get(0).editionId();
        BigDecimal low = at > 0
                ? others.get(at - 1).turn()
                : turnBefore(editionId, others.get(0).turn());
        for (UUID id : moving) {
            low = low.add(turnAfter(editionId, low)).divide(TWO);
            enrolments.giveTurn(id, low);
        }
    }

    /** Of whoever comes right before, waiting or not, so that no two have the same turn. */
    private BigDecimal turnBefore(UUID editionId, BigDecimal turn) {
        return enrolments
                .findFirstByEditionIdAndTurnLessThanOrderByTurnDesc(editionId, turn)
                .map(Enrolment::turn)
                .orElseGet(() -> turn.subtract(BigDecimal.ONE));
    }

    /** Of whoever comes right after, be it whoever enrols next. */
    private BigDecimal turnAfter(UUID editionId, BigDecimal turn) {
        return enrolments
                .findFirstByEditionIdAndTurnGreaterThanOrderByTurn(editionId, turn)
                .map(Enrolment::turn)
                .orElseGet(() -> turn.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
    }

    /** The turn that was theirs, or one right after it where it was given to somebody else of the edition meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    Enrolment keepTurn(Enrolment returning, UUID editionId) {
        if (!surplus.turnIsTaken(returning, returning.turn(), editionId)) {
            return returning;
        }
        BigDecimal turn =
                turnAfter(editionId, returning.turn()).min(turnAfter(returning.editionId(), returning.turn()));
        do {
            turn = returning.turn().add(turn).divide(TWO);
        } while (surplus.turnIsTaken(returning, turn, editionId));
        enrolments.giveTurn(returning.id(), turn);
        return oneByOne.enrolment(returning.id());
    }
}
