package nl.kring.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.identity.StaffDirectory;
import nl.kring.programme.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Arranges the online conversation of the intake and keeps what it brought up. Times are in Europe/Amsterdam. */
@Service
@Transactional
public class Conversations {

    /** A time is offered only as long as there is a day to prepare for it. */
    private static final Duration NOTICE = Duration.ofHours(24);

    private final ConversationSlots slots;
    private final Intakes intakes;
    private final Editions editions;
    private final StaffDirectory staff;
    private final Clock clock;

    Conversations(ConversationSlots slots, Intakes intakes, Editions editions, StaffDirectory staff, Clock clock) {
        this.slots = slots;
        this.intakes = intakes;
        this.editions = editions;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * A facilitator offers a time; offering the same time again changes nothing.
     *
     * @return whether it is a new one
     * @throws IllegalArgumentException when the time has passed
     */
    public boolean offer(UUID editionId, ZonedDateTime startsAt, String link, String facilitator) {
        if (!startsAt.toInstant().isAfter(clock.instant())) {
            throw new IllegalArgumentException("A conversation is offered for a time to come");
        }
        if (slots.existsByFacilitatorAndStartsAt(facilitator, startsAt.toInstant())) {
            return false;
        }
        int minutes = editions.get(editionId).definition().conversationMinutes();
        slots.save(new ConversationSlot(editionId, startsAt, minutes, link, facilitator));
        return true;
    }

    /**
     * Takes back an offered time; one that was chosen stays, also when it is chosen at this very moment.
     *
     * @return whether the time is gone
     */
    public boolean takeBack(UUID editionId, UUID slotId) {
        return slots.deleteFree(slotId, editionId) > 0;
    }

    /** The times a candidate can still choose: not those on days on which the facilitator is away. */
    @Transactional(readOnly = true)
    public List<ConversationSlot> open(UUID editionId) {
        return slots
                .findByEditionIdAndEnrolmentIdIsNullAndStartsAtAfterOrderByStartsAt(
                        editionId, clock.instant().plus(NOTICE))
                .stream()
                .filter(this::facilitatorIsThere)
                .toList();
    }

    /** Conversations to come that nobody will hold as it stands, because the facilitator is away that day or blocked. */
    @Transactional(readOnly = true)
    public List<ConversationSlot> withoutFacilitator() {
        return slots.findByEnrolmentIdIsNotNullAndStartsAtAfterOrderByStartsAt(clock.instant()).stream()
                .filter(slot -> !facilitatorIsThere(slot))
                .toList();
    }

    private boolean facilitatorIsThere(ConversationSlot slot) {
        return staff.isThere(slot.facilitator(), slot.startsAt().toLocalDate());
    }

    @Transactional(readOnly = true)
    public List<ConversationSlot> all(UUID editionId) {
        return slots.findByEditionIdOrderByStartsAt(editionId);
    }

    public void begin(UUID enrolmentId) {
        if (intakes.findById(enrolmentId).isEmpty()) {
            intakes.save(new Intake(enrolmentId));
        }
    }

    /** @return false when somebody else was first, or the facilitator will be away */
    public boolean choose(UUID enrolmentId, UUID editionId, UUID slotId) {
        if (!slots.findById(slotId).map(this::facilitatorIsThere).orElse(false)
                || slots.take(slotId, editionId, enrolmentId) == 0) {
            return false;
        }
        ConversationSlot slot = slots.findById(slotId).orElseThrow();
        intakes.get(enrolmentId).appoint(slot.startsAt(), slot.link());
        return true;
    }

    /** None of the offered times suits: the candidate says what would. */
    public void propose(UUID enrolmentId, String times) {
        intakes.get(enrolmentId).propose(times);
    }

    public void appoint(UUID enrolmentId, ZonedDateTime at, String link) {
        intakes.get(enrolmentId).appoint(at, link);
    }

    /** The conversation did not take place: the time is free for others again. */
    public void giveBackTime(UUID enrolmentId) {
        slots.findByEnrolmentId(enrolmentId).ifPresent(ConversationSlot::free);
    }

    public void record(UUID enrolmentId, String report, @Nullable String impression) {
        intakes.get(enrolmentId).record(report, impression);
    }

    public void complete(UUID enrolmentId) {
        intakes.get(enrolmentId).complete(clock.instant());
    }
}
