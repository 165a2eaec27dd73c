package nl.kring.enrolment;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.kring.enrolment.Bypass.Kind;
import nl.kring.enrolment.WaitingList.Moved;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff may do outside the order of receipt. Each time they say why, and it stays visible. Whoever acts on what
 * somebody else has changed meanwhile is told so, and so is whoever sends the same twice.
 */
@Service
@Transactional
public class Bypasses {

    private final BypassRows rows;
    private final Enrolling enrolling;
    private final Places places;
    private final Allocation allocation;
    private final WaitingList waitingList;
    private final OneByOne oneByOne;
    private final AuditTrail audit;

    Bypasses(
            BypassRows rows,
            Enrolling enrolling,
            Places places,
            Allocation allocation,
            WaitingList waitingList,
            OneByOne oneByOne,
            AuditTrail audit) {
        this.rows = rows;
        this.enrolling = enrolling;
        this.places = places;
        this.allocation = allocation;
        this.waitingList = waitingList;
        this.oneByOne = oneByOne;
        this.audit = audit;
    }

    /**
     * Enrols somebody, also when enrolling is not open or the edition is full. The person confirms the address and then
     * gets a place that is kept free, or is free, and else waits. The same idempotency key changes nothing.
     *
     * @param reason not blank, at most {@link Bypass#LONGEST_REASON} signs
     * @throws EnrolmentRefused when the edition has started or is cancelled, or the person is enrolled already
     */
    public Enrolment add(NewEnrolment form, String reason, Actor by) {
        Enrolment enrolment = enrolling.receiveByStaff(form);
        if (!rows.wasAdded(enrolment.id())) {
            keep(Kind.ADDED, form.editionId(), enrolment.id(), null, null, reason, by);
        }
        return enrolment;
    }

    /**
     * Gives somebody who waits, with the whole team, another position on the waiting list. Everybody else stays in order.
     *
     * @param seen the position at which the person stood when this was decided
     * @param position of the first who moves, from 1; beyond the last is the last
     * @throws ChangedMeanwhile when the person no longer waits there
     */
    public void move(UUID enrolmentId, int seen, int position, String reason, Actor by) {
        Enrolment enrolment = stillWaiting(enrolmentId, seen);
        for (Moved moved : waitingList.move(enrolment, position)) {
            keep(Kind.MOVED, enrolment.editionId(), moved.enrolmentId(), moved.was(), moved.became(), reason, by);
        }
    }

    private Enrolment stillWaiting(UUID enrolmentId, int seen) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        Integer now = waitingList.position(enrolment);
        if (now == null || now != seen) {
            throw new ChangedMeanwhile();
        }
        return enrolment;
    }

    /** Those who wait as one with somebody: the person alone, or the team. */
    @Transactional(readOnly = true)
    public List<Enrolment> together(Enrolment waiting) {
        return waitingList.together(waiting);
    }

    /**
     * Keeps so many places of a group, or of an edition without groups, free of offers and newcomers; fewer than before are
     * offered at once to those who wait.
     *
     * @param seen how many were kept free when this was decided
     * @throws ChangedMeanwhile when it is another number by now
     * @throws Allocation.NotEnoughFree when there are fewer places that nobody has
     */
    public void keepFree(UUID editionId, int group, int seen, int number, String reason, Actor by) {
        Edition edition = oneByOne.edition(editionId);
        int now = places.occupancy(editionId, group).kept();
        if (now != seen) {
            throw new ChangedMeanwhile();
        }
        if (number != now) {
            keep(Kind.KEPT_FREE, editionId, null, now, number, reason, by);
            allocation.keepFree(edition, group, number);
        }
    }

    /**
     * Offers somebody who waits, with the whole team, a place out of turn, also when enrolling has closed.
     *
     * @param seen the position at which the person stood when this was decided
     * @throws ChangedMeanwhile when the person no longer waits there
     * @throws Allocation.NotEnoughFree when not enough places are free or kept free, or the edition has started
     */
    public void offer(UUID enrolmentId, int seen, String reason, Actor by) {
        Enrolment enrolment = stillWaiting(enrolmentId, seen);
        List<Enrolment> together = waitingList.together(enrolment);
        together.forEach(
                each -> keep(Kind.OFFERED, each.editionId(), each.id(), waitingList.position(each), null, reason, by));
        allocation.offerOutOfTurn(oneByOne.edition(enrolment.editionId()), together);
    }

    void keep(
            Kind kind,
            UUID editionId,
            @Nullable UUID enrolmentId,
            @Nullable Integer was,
            @Nullable Integer became,
            String reason,
            Actor by) {
        rows.add(kind, editionId, enrolmentId, was, became, reason.strip(), by);
        audit.record(by, "bypass." + kind.name().toLowerCase(Locale.ROOT), enrolmentId, editionId, reason.strip());
    }

    /** What was done in an edition, oldest first. */
    @Transactional(readOnly = true)
    public List<Bypass> ofEdition(UUID editionId) {
        return rows.ofEdition(editionId);
    }

    /** What was done for somebody, oldest first. */
    @Transactional(readOnly = true)
    public List<Bypass> ofEnrolment(UUID enrolmentId) {
        return rows.ofEnrolment(enrolmentId);
    }
}
