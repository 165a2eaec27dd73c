package nl.kring.enrolment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.TeamRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the people who enrol as a team together: they claim places when the last one is there, and the programme says what
 * becomes of the others when one leaves. Whoever was admitted stays in any case: leaving then is a cancellation, which only
 * they or a coordinator can decide on.
 */
@Service
@Transactional
public class Teams {

    private static final Set<EnrolmentStatus> GATHERING =
            EnumSet.of(EnrolmentStatus.RECEIVED, EnrolmentStatus.CONFIRMED);

    /** Ends that come to all at once, that follow from another one's, or by which the place stays with the team. */
    private static final Set<EnrolmentStatus> NOBODY_ELSE_LEAVES = EnumSet.of(
            EnrolmentStatus.COMPLETED,
            EnrolmentStatus.NO_PLACE,
            EnrolmentStatus.EDITION_CANCELLED,
            EnrolmentStatus.TEAM_ENDED,
            EnrolmentStatus.REPLACED,
            EnrolmentStatus.REPLACEMENT_LAPSED);

    private final Enrolments enrolments;
    private final Editions editions;
    private final Enrolling enrolling;
    private final Places places;
    private final OneByOne oneByOne;
    private final ApplicationEventPublisher events;

    Teams(
            Enrolments enrolments,
            Editions editions,
            Enrolling enrolling,
            Places places,
            OneByOne oneByOne,
            ApplicationEventPublisher events) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.enrolling = enrolling;
        this.places = places;
        this.oneByOne = oneByOne;
        this.events = events;
    }

    /** Those of a member's team whose enrolments have not ended, in order of receipt, without the member. */
    @Transactional(readOnly = true)
    public List<Enrolment> mates(Enrolment member) {
        UUID team = member.teamId();
        return team == null
                ? List.of()
                : presentIn(team).stream()
                        .filter(mate -> !mate.id().equals(member.id()))
                        .toList();
    }

    /** For whom a member still waits. */
    @Transactional(readOnly = true)
    public List<Enrolment> awaited(UUID enrolmentId) {
        return mates(enrolments.get(enrolmentId)).stream()
                .filter(mate -> mate.status() == EnrolmentStatus.RECEIVED)
                .toList();
    }

    /**
     * A member is ready for a place. The last one claims places for all, or a turn on the waiting list for all.
     *
     * @return whether all of the team is there
     */
    public boolean join(UUID enrolmentId) {
        Enrolment member = oneByOne.enrolment(enrolmentId);
        List<Enrolment> mates = mates(member);
        List<Enrolment> everybody = member.teamId() == null ? List.of(member) : presentIn(member.teamId());
        return claimWhenComplete(everybody, mates);
    }

    private boolean claimWhenComplete(List<Enrolment> everybody, List<Enrolment> whoWaited) {
        if (!everybody.stream().allMatch(member -> member.status() == EnrolmentStatus.CONFIRMED)) {
            return false;
        }
        places.claimTogether(everybody);
        events.publishEvent(
                new TeamGathered(whoWaited.stream().map(Enrolment::id).toList()));
        return true;
    }

    @EventListener(condition = "#moved.status().isEnded()")
    void goOnWithout(EnrolmentMoved moved) {
        UUID team = enrolments.get(moved.enrolmentId()).teamId();
        if (team == null || NOBODY_ELSE_LEAVES.contains(moved.status())) {
            return;
        }
        List<Enrolment> others = presentIn(team);
        TeamRules rules = editions.get(moved.editionId()).definition().teams();
        boolean gathering = others.stream().allMatch(member -> GATHERING.contains(member.status()));
        if (rules != null && endsTeam(rules, gathering, others.size())) {
            others.stream()
                    .filter(member -> !member.status().isParticipating() && member.status() != EnrolmentStatus.LEAVING)
                    .forEach(member -> enrolling.leave(member.id(), EnrolmentStatus.TEAM_ENDED, ""));
        } else if (gathering && !others.isEmpty()) {
            claimWhenComplete(others, others);
        }
    }

    /** A team that is still being gathered goes on while it is large enough; later it is for the programme to say. */
    private static boolean endsTeam(TeamRules rules, boolean gathering, int left) {
        boolean tooFew = left < rules.from();
        if (gathering) {
            return tooFew;
        }
        return switch (rules.whenOneLeaves()) {
            case KEEP -> false;
            case BELOW_MINIMUM_LEAVES -> tooFew;
            case ALL_LEAVE -> true;
        };
    }

    private List<Enrolment> presentIn(UUID team) {
        return enrolments.findByTeamIdAndEndedAtIsNullOrderByReceipt(team);
    }
}
