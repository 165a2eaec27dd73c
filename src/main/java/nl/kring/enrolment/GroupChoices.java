package nl.kring.enrolment;

import java.time.Clock;
import java.util.UUID;
import nl.kring.enrolment.Bypass.Kind;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Edition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets staff change the group that somebody chose. Until the edition starts that is an ordinary change; after it the choice
 * is final, because a group learns together, and an exception needs a reason that stays visible.
 */
@Service
@Transactional
public class GroupChoices {

    private final Allocation allocation;
    private final Transfers transfers;
    private final Bypasses bypasses;
    private final OneByOne oneByOne;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GroupChoices(
            Allocation allocation,
            Transfers transfers,
            Bypasses bypasses,
            OneByOne oneByOne,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.allocation = allocation;
        this.transfers = transfers;
        this.bypasses = bypasses;
        this.oneByOne = oneByOne;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the choice is final, so that a change is an exception. */
    @Transactional(readOnly = true)
    public boolean isFinal(Edition edition) {
        return !clock.instant().isBefore(edition.startsAt().toInstant());
    }

    /** Whether somebody can be in another group at all: not who has left, nor who is to answer an offer first. */
    public static boolean isPossible(Enrolment enrolment) {
        return switch (enrolment.status()) {
            case RECEIVED, CONFIRMED, WAITING, INTAKE, DECIDING, ADMITTED, CONTRACTED -> true;
            default -> false;
        };
    }

    /**
     * Brings somebody into another group: with a place there for whoever has one, on its waiting list at the own turn for
     * whoever waits.
     *
     * @param seen the group the person was in when this was decided
     * @param reason may be blank before the start; at most {@link Bypass#LONGEST_REASON} signs
     * @throws ChangedMeanwhile when the person is in another group by now, or has left
     * @throws ReasonNeeded when the choice is final and no reason is given
     * @throws Allocation.NotEnoughFree when the person has a place and there is none in the other group
     */
    public void change(UUID enrolmentId, int seen, int group, String reason, Actor by) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        Edition edition = oneByOne.edition(enrolment.editionId());
        if (enrolment.group() != seen
                || !isPossible(enrolment)
                || edition.group(group).isEmpty()) {
            throw new ChangedMeanwhile();
        }
        if (group == seen) {
            return;
        }
        String why = reason.strip();
        if (!isFinal(edition)) {
            audit.record(by, "enrolment.group_changed", enrolmentId, edition.id(), why);
        } else if (why.isEmpty()) {
            throw new ReasonNeeded();
        } else {
            bypasses.keep(Kind.GROUP_CHANGED, edition.id(), enrolmentId, seen, group, why, by);
        }
        switch (enrolment.status()) {
            case INTAKE, DECIDING, ADMITTED, CONTRACTED -> allocation.takePlaceIn(edition, enrolment, group);
            default -> {
                transfers.move(enrolment, group);
                allocation.offerFreePlaces(edition, Part.of(enrolment));
            }
        }
        events.publishEvent(new GroupChanged(enrolmentId, edition.id(), seen, group));
    }

    /** The choice is final: only with a reason is an exception made. */
    public static final class ReasonNeeded extends RuntimeException {}
}
