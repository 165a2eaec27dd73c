package nl.kring.enrolment;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nl.kring.programme.Edition;
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
    private final Allocation allocation;
    private final Priority priority;
    private final TeamRows rows;
    private final OneByOne oneByOne;
    private final ApplicationEventPublisher events;

    Teams(
            Enrolments enrolments,
            Editions editions,
            Enrolling enrolling,
            Allocation allocation,
            Priority priority,
            TeamRows rows,
            OneByOne oneByOne,
            ApplicationEventPublisher events) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.enrolling = enrolling;
        this.allocation = allocation;
        this.priority = priority;
        this.rows = rows;
        this.oneByOne = oneByOne;
        this.events = events;
    }

    /**
     * Takes in people of one organisation who enrol together. Each confirms the own address.
     *
     * @param forms in the order in which they were named; the idempotency key is with the first
     * @return the enrolment of the first; the earlier one when the same was sent before
     * @throws EnrolmentRefused when the programme has no teams or none of this size, the edition has fewer places than that,
     *     two have the same address, or as for {@link Enrolling#receive}; then nobody is enrolled
     */
    public Enrolment receive(List<NewEnrolment> forms) {
        return receive(forms, enrolling.isOpen(forms));
    }

    /**
     * The same before enrolling opens to everybody.
     *
     * @param secret from the link that was sent to the first of them; see {@link Priority}
     */
    public Enrolment receiveEarly(List<NewEnrolment> forms, String secret) {
        Enrolment first = receive(forms, enrolling.isOpenEarly(forms, secret));
        priority.use(secret);
        return first;
    }

    private Enrolment receive(List<NewEnrolment> forms, Predicate<Edition> isOpen) {
        NewEnrolment first = forms.get(0);
        if (forms.size() == 1) {
            return enrolling.receive(first, isOpen, newcomer -> {});
        }
        Edition edition = oneByOne.edition(first.editionId());
        Optional<Enrolment> sentBefore = enrolling.sentBefore(first);
        if (sentBefore.isPresent()) {
            if (!wereReceivedAs(sentBefore.get(), forms)) {
                throw new EnrolmentRefused(EnrolmentRefused.Reason.KEY_USED_BEFORE);
            }
            return sentBefore.get();
        }
        long addresses = forms.stream()
                .map(form -> Enrolment.normalised(form.email()))
                .distinct()
                .count();
        if (!isOpen.test(edition)) {
            throw new EnrolmentRefused(EnrolmentRefused.Reason.NOT_OPEN);
        }
        if (addresses < forms.size()) {
            throw new EnrolmentRefused(EnrolmentRefused.Reason.SAME_ADDRESS);
        }
        UUID team = rows.add(edition.id(), first.organisation(), forms.size());
        return forms.stream()
                .map(form -> enrolling.receive(form, open -> true, member -> member.join(team)))
                .toList()
                .get(0);
    }

    private boolean wereReceivedAs(Enrolment first, List<NewEnrolment> forms) {
        List<Enrolment> members = all(first);
        return members.size() == forms.size()
                && IntStream.range(0, forms.size())
                        .allMatch(at -> members.get(at).wasReceivedAs(forms.get(at)));
    }

    /** All who ever belonged to the team of an enrolment, in the order in which they were named. */
    @Transactional(readOnly = true)
    public List<Enrolment> all(Enrolment member) {
        UUID team = member.teamId();
        return team == null ? List.of(member) : enrolments.findByTeamIdOrderByReceipt(team);
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
        allocation.claimTogether(everybody);
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
