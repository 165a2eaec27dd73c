package nl.kring.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Bypass.Kind;
import nl.kring.enrolment.EditionSettings.Change;
import nl.kring.enrolment.EditionSettings.MinimumAboveCapacity;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.Editions;
import nl.kring.programme.Planning;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a second group for those who wait: an edition of its own, whose places are offered first to whoever waited when it
 * was opened, in their order. Whoever declines it keeps the old turn on the waiting list of the first group. A team is asked as
 * one, and goes back as one when one of them declines before anybody accepted.
 */
@Service
@Transactional
public class SecondGroups {

    private final Editions editions;
    private final Enrolments enrolments;
    private final Planning planning;
    private final EditionSettings settings;
    private final Allocation allocation;
    private final WaitingList waitingList;
    private final Transfers transfers;
    private final SurplusRows surplus;
    private final PlaceRows places;
    private final BypassRows bypasses;
    private final OneByOne oneByOne;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondGroups(
            Editions editions,
            Enrolments enrolments,
            Planning planning,
            EditionSettings settings,
            Allocation allocation,
            WaitingList waitingList,
            Transfers transfers,
            SurplusRows surplus,
            PlaceRows places,
            BypassRows bypasses,
            OneByOne oneByOne,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.editions = editions;
        this.enrolments = enrolments;
        this.planning = planning;
        this.settings = settings;
        this.allocation = allocation;
        this.waitingList = waitingList;
        this.transfers = transfers;
        this.surplus = surplus;
        this.places = places;
        this.bypasses = bypasses;
        this.oneByOne = oneByOne;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** How many second groups an edition has. */
    @Transactional(readOnly = true)
    public int number(UUID editionId) {
        return editions.countBySecondGroupOf(editionId);
    }

    /**
     * The first group, to which somebody can go back who was offered a place in a second one; empty for all others. A team
     * goes back as one, and only until one of them has accepted: then it belongs to the second group, and who declines
     * leaves the team.
     */
    @Transactional(readOnly = true)
    public Optional<Edition> comesFrom(Enrolment enrolment) {
        return asked(enrolment)
                ? editions.findFirstGroupOf(enrolment.editionId()).map(editions::get)
                : Optional.empty();
    }

    private boolean asked(Enrolment enrolment) {
        return enrolment.status() == EnrolmentStatus.OFFERED
                && surplus.wasAsked(enrolment.editionId(), enrolment.id())
                && present(enrolment).stream().allMatch(SecondGroups::hasNotAccepted);
    }

    /** The members of a team are offered their places one after another, so that some may wait a moment longer. */
    private static boolean hasNotAccepted(Enrolment member) {
        return member.status() == EnrolmentStatus.OFFERED || member.status() == EnrolmentStatus.WAITING;
    }

    /** The enrolment, with those of the same team whose enrolments have not ended, in the order of their turns. */
    private List<Enrolment> present(Enrolment enrolment) {
        UUID team = enrolment.teamId();
        return team == null ? List.of(enrolment) : enrolments.findByTeamIdAndEndedAtIsNullOrderByTurn(team);
    }

    /**
     * Brings somebody who declined a second group, with the whole team, back to the first one, with the turns that were
     * theirs: on its waiting list, or in places when nobody waits there and enough are free.
     *
     * @return whether that was possible: {@link #comesFrom} names a first group, and it still hands out places
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeBack(Enrolment declining) {
        Edition second = oneByOne.edition(declining.editionId());
        List<Enrolment> together = present(declining).stream()
                .map(member -> oneByOne.enrolment(member.id()))
                .toList();
        Optional<Edition> first = comesFrom(declining).filter(edition -> edition.handsOutPlaces(clock.instant()));
        if (first.isEmpty()) {
            return false;
        }
        List<Enrolment> returning = new ArrayList<>();
        for (Enrolment member : together) {
            places.free(member.id());
            Enrolment withTurn = waitingList.keepTurn(member, first.get().id());
            transfers.move(withTurn, first.get().id());
            returning.add(withTurn);
        }
        allocation.claimTogether(returning);
        events.publishEvent(new TeamReturned(returning.stream()
                .map(Enrolment::id)
                .filter(id -> !id.equals(declining.id()))
                .toList()));
        allocation.offerFreePlaces(second, new Part(second.id(), EditionGroup.ALL));
        return true;
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
        if (!first.groups().isEmpty()) {
            throw new IllegalArgumentException("Edition " + editionId + " has groups, and no second one beside it");
        }
        List<Enrolment> waiting = waitingList.all(new Part(editionId, EditionGroup.ALL));
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
        allocation.offerFreePlaces(second, new Part(second.id(), EditionGroup.ALL));
        return second;
    }

    /** @param places at least the minimum of the programme */
    public record NewGroup(String title, LocalDate kickOff, int places) {}

    /** The second group would start so soon that nobody could enrol for it. */
    public static final class TooLate extends RuntimeException {}
}
