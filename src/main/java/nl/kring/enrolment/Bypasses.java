package nl.kring.enrolment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.kring.enrolment.Bypass.Kind;
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

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final BypassRows rows;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final Places places;
    private final OneByOne oneByOne;
    private final AuditTrail audit;

    Bypasses(
            BypassRows rows,
            Enrolling enrolling,
            Enrolments enrolments,
            Places places,
            OneByOne oneByOne,
            AuditTrail audit) {
        this.rows = rows;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.places = places;
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
     * Gives somebody another position on the waiting list. Everybody else stays in order.
     *
     * @param seen the position at which the person stood when this was decided
     * @param position from 1; beyond the last is the last
     * @throws ChangedMeanwhile when the person no longer waits there
     */
    public void move(UUID enrolmentId, int seen, int position, String reason, Actor by) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        List<Enrolment> waiting =
                enrolments.findByEditionIdAndStatusOrderByTurn(enrolment.editionId(), EnrolmentStatus.WAITING);
        int now = waiting.indexOf(enrolment) + 1;
        if (now == 0 || now != seen) {
            throw new ChangedMeanwhile();
        }
        int wanted = Math.min(Math.max(position, 1), waiting.size());
        if (wanted != now) {
            Enrolment other = waiting.get(wanted - 1);
            enrolments.giveTurn(enrolmentId, wanted < now ? before(other) : after(other));
            keep(Kind.MOVED, enrolment.editionId(), enrolmentId, now, wanted, reason, by);
        }
    }

    /** Between somebody and whoever comes right before, waiting or not, so that no two have the same turn. */
    private BigDecimal before(Enrolment other) {
        return enrolments
                .findFirstByEditionIdAndTurnLessThanOrderByTurnDesc(other.editionId(), other.turn())
                .map(previous -> previous.turn().add(other.turn()).divide(TWO))
                .orElseGet(() -> other.turn().subtract(BigDecimal.ONE));
    }

    /** Between somebody and whoever comes right after, be it whoever enrols next. */
    private BigDecimal after(Enrolment other) {
        BigDecimal next = enrolments
                .findFirstByEditionIdAndTurnGreaterThanOrderByTurn(other.editionId(), other.turn())
                .map(Enrolment::turn)
                .orElseGet(() -> other.turn().setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
        return other.turn().add(next).divide(TWO);
    }

    /**
     * Keeps so many places free of offers and newcomers; fewer than before are offered at once to those who wait.
     *
     * @param seen how many were kept free when this was decided
     * @throws ChangedMeanwhile when it is another number by now
     * @throws Places.NotEnoughFree when there are fewer places that nobody has
     */
    public void keepFree(UUID editionId, int seen, int number, String reason, Actor by) {
        Edition edition = oneByOne.edition(editionId);
        int now = places.occupancy(editionId).kept();
        if (now != seen) {
            throw new ChangedMeanwhile();
        }
        if (number != now) {
            keep(Kind.KEPT_FREE, editionId, null, now, number, reason, by);
            places.keepFree(edition, number);
        }
    }

    /**
     * Offers somebody who waits a place out of turn, also when enrolling has closed.
     *
     * @param seen the position at which the person stood when this was decided
     * @throws ChangedMeanwhile when the person no longer waits there
     * @throws Places.NotEnoughFree when no place is free or kept free, or the edition has started
     */
    public void offer(UUID enrolmentId, int seen, String reason, Actor by) {
        Enrolment enrolment = oneByOne.enrolment(enrolmentId);
        Integer now = places.waitingPosition(enrolment);
        if (now == null || now != seen) {
            throw new ChangedMeanwhile();
        }
        keep(Kind.OFFERED, enrolment.editionId(), enrolmentId, now, null, reason, by);
        places.offerOutOfTurn(oneByOne.edition(enrolment.editionId()), enrolment);
    }

    private void keep(
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

    /** Things stand otherwise than whoever acted had seen. */
    public static final class ChangedMeanwhile extends RuntimeException {}
}
