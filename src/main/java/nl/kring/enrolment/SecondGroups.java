package nl.kring.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Bypass.Kind;
import nl.kring.enrolment.Bypasses.ChangedMeanwhile;
import nl.kring.enrolment.EditionSettings.Change;
import nl.kring.enrolment.EditionSettings.MinimumAboveCapacity;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a second group for those who wait: an edition of its own, whose places are offered first to whoever waited when it
 * was opened, in their order. Whoever declines it keeps the old turn on the waiting list of the first group.
 */
@Service
@Transactional
public class SecondGroups {

    private final Editions editions;
    private final Enrolments enrolments;
    private final Planning planning;
    private final EditionSettings settings;
    private final SurplusRows surplus;
    private final BypassRows bypasses;
    private final OneByOne oneByOne;
    private final AuditTrail audit;
    private final Clock clock;

    SecondGroups(
            Editions editions,
            Enrolments enrolments,
            Planning planning,
            EditionSettings settings,
            SurplusRows surplus,
            BypassRows bypasses,
            OneByOne oneByOne,
            AuditTrail audit,
            Clock clock) {
        this.editions = editions;
        this.enrolments = enrolments;
        this.planning = planning;
        this.settings = settings;
        this.surplus = surplus;
        this.bypasses = bypasses;
        this.oneByOne = oneByOne;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many second groups an edition has. */
    @Transactional(readOnly = true)
    public int number(UUID editionId) {
        return editions.countBySecondGroupOf(editionId);
    }

    /**
     * The first group, to which somebody can go back who was offered a place in a second one; empty for all others, and for
     * members of a team, which stays together.
     */
    @Transactional(readOnly = true)
    public Optional<Edition> comesFrom(Enrolment enrolment) {
        return enrolment.teamId() == null && surplus.wasAsked(enrolment.editionId(), enrolment.id())
                ? editions.findFirstGroupOf(enrolment.editionId()).map(editions::get)
                : Optional.empty();
    }

    /**
     * Opens a second group and offers its places.
     *
     * @param seen how many second groups the edition had when this was decided
     * @param reason not blank, at most {@link Bypass#LONGEST_REASON} signs
     * @return the new edition
     * @throws ChangedMeanwhile when there are more second groups by now, or nobody waits any more
     * @throws TooLate when enrolling for the second group would be over already
     * @throws MinimumAboveCapacity when it could never reach the minimum of the programme
     */
    public Edition open(UUID editionId, int seen, NewGroup group, String reason, Actor by) {
        Edition first = oneByOne.edition(editionId);
        List<Enrolment> waiting = enrolments.findByEditionIdAndStatusOrderByTurn(editionId, EnrolmentStatus.WAITING);
        if (number(editionId) != seen || waiting.isEmpty()) {
            throw new ChangedMeanwhile();
        }
        Edition second = planning.planSecondGroup(first, group.title(), group.kickOff());
        if (!second.handsOutPlaces(clock.instant())) {
            throw new TooLate();
        }
        surplus.add(second.id(), waiting);
        bypasses.add(Kind.SECOND_GROUP, editionId, null, waiting.size(), group.places(), reason.strip(), by);
        audit.record(by, "bypass.second_group", null, editionId, reason.strip());
        settings.change(second.id(), new Change(group.places(), null, null, null), by);
        return second;
    }

    /** @param places at least the minimum of the programme */
    public record NewGroup(String title, LocalDate kickOff, int places) {}

    /** The second group would start so soon that nobody could enrol for it. */
    public static final class TooLate extends RuntimeException {}
}
