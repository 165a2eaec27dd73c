package nl.kring.programme;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.kring.programme.ProgrammeDefinition.OnlineRules;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans editions and changes their dates. */
@Service
@Transactional
public class Planning {

    private final Programmes programmes;
    private final Editions editions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Planning(Programmes programmes, Editions editions, ApplicationEventPublisher events, Clock clock) {
        this.programmes = programmes;
        this.editions = editions;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a programme by its definition, unless there is one under its slug already. */
    public Programme introduce(ProgrammeDefinition definition) {
        return programmes.findBySlug(definition.slug()).orElseGet(() -> programmes.save(new Programme(definition)));
    }

    /**
     * Adds a network below an academy, under a name of its own.
     *
     * @param kickOff the day of its first meeting, from which the others follow
     */
    public Programme introduceNetwork(Programme academy, NetworkDraft draft, LocalDate kickOff) {
        String slug = draft.slug();
        for (int number = 2; programmes.findBySlug(slug).isPresent(); number++) {
            slug = draft.slug() + "-" + number;
        }
        return introduce(academy.definition().network(draft, slug, kickOff));
    }

    /**
     * Plans an edition with its kick-off on a date; meetings, deadlines and price follow the programme.
     *
     * @throws OwnInvestmentMissing for a network whose first edition this is not
     */
    public Edition planEdition(String slug, String title, LocalDate kickOff) {
        return planEdition(slug, title, kickOff, null);
    }

    /**
     * The same, with what a network itself invests in it.
     *
     * @throws OwnInvestmentMissing when that is null for a network whose first edition this is not
     */
    public Edition planEdition(String slug, String title, LocalDate kickOff, @Nullable OwnInvestment investment) {
        return plan(new Edition(programmes.findBySlug(slug).orElseThrow(), title, kickOff), investment);
    }

    /**
     * The same, with the meetings, the minimum and the waiting list of an earlier edition of the programme.
     *
     * @throws OwnInvestmentMissing when the investment is null for a network
     * @throws IllegalArgumentException when the earlier edition has another number of meetings than the programme now
     */
    public Edition planEditionLike(
            Edition earlier, String title, LocalDate kickOff, @Nullable OwnInvestment investment) {
        Edition edition = new Edition(earlier.programme(), title, kickOff);
        edition.follow(earlier);
        return plan(edition, investment);
    }

    /**
     * The edition that would be planned, to look at.
     *
     * @param earlier the edition that it would be like; null for one that follows the programme
     */
    @Transactional(readOnly = true)
    public Edition draft(Programme programme, String title, LocalDate kickOff, @Nullable Edition earlier) {
        Edition edition = new Edition(programme, title, kickOff);
        if (earlier != null) {
            edition.follow(earlier);
        }
        return edition;
    }

    private Edition plan(Edition edition, @Nullable OwnInvestment investment) {
        Programme programme = edition.programme();
        if (!programmes.findPartsOf(programme.slug()).isEmpty()) {
            throw new IllegalArgumentException(
                    programme.slug() + " has other programmes on its page and no editions of its own");
        }
        if (programme.definition().network() != null) {
            programmes.lockById(programme.id());
            edition.fund(yearsOf(programme) + 1, investment);
        }
        editions.saveAndFlush(edition);
        events.publishEvent(new EditionOpened(edition.id()));
        return edition;
    }

    /** Whether the next edition has to be paid for by the network itself: it is not its first. */
    @Transactional(readOnly = true)
    public boolean asksOwnInvestment(Programme programme) {
        return programme.definition().network() != null && yearsOf(programme) > 0;
    }

    /** Those called off do not count, and a second group is in the year of the first. */
    private int yearsOf(Programme network) {
        return (int) editions.findByProgrammeIdOrderByEnrolmentOpensAt(network.id()).stream()
                .filter(edition -> edition.secondGroupOf() == null && edition.decision() != Edition.Decision.NO_GO)
                .count();
    }

    /** Plans a second group for an edition; meetings, deadlines and price follow the programme. */
    public Edition planSecondGroup(Edition first, String title, LocalDate kickOff) {
        Edition edition = editions.saveAndFlush(Edition.secondGroupOf(first, title, kickOff));
        events.publishEvent(new EditionOpened(edition.id()));
        return edition;
    }

    /** Changes what is given of an edition's title, minimum and length of the waiting list; the rest stays as it is. */
    public void change(
            UUID editionId, @Nullable String title, @Nullable Integer minimum, @Nullable Integer waitingListSize) {
        Edition edition = editions.lockById(editionId).orElseThrow(() -> new NoSuchEdition(editionId));
        int minimumBefore = edition.minimum();
        edition.change(title, minimum, waitingListSize);
        if (edition.minimum() < minimumBefore) {
            events.publishEvent(new MinimumLowered(editionId));
        }
    }

    /** Changes when enrolling opens and closes, and when it is decided whether the edition goes ahead. */
    public void reschedule(UUID editionId, ZonedDateTime opens, ZonedDateTime closes, ZonedDateTime decision) {
        editions.get(editionId).reschedule(opens, closes, decision);
    }

    /** Changes the fee, see {@code PromisedFees} for whoever enrolled before. */
    public void charge(UUID editionId, BigDecimal fee) {
        editions.get(editionId).charge(fee);
    }

    /** The edition goes ahead. */
    public void go(UUID editionId, String reason, String decidedBy) {
        editions.get(editionId).decide(Edition.Decision.GO, reason, decidedBy, clock.instant());
        events.publishEvent(new EditionGoesAhead(editionId));
    }

    /** The edition does not go ahead. */
    public void noGo(UUID editionId, String reason, String decidedBy) {
        editions.get(editionId).decide(Edition.Decision.NO_GO, reason, decidedBy, clock.instant());
    }

    /**
     * The edition ends before its time, also when it was to go ahead; the reason takes the place of the one before.
     *
     * @throws IllegalStateException when it is over, or was not to go ahead in the first place
     */
    public void abandon(UUID editionId, String reason, String decidedBy) {
        editions.get(editionId).abandon(reason, decidedBy, clock.instant());
    }

    public void postponeDecision(UUID editionId, ZonedDateTime until, String reason) {
        editions.get(editionId).postponeDecision(until, reason);
    }

    /** The year of the edition is over. */
    public void end(UUID editionId) {
        Instant now = clock.instant();
        editions.get(editionId).end(now);
    }

    public void reschedule(UUID meetingId, ZonedDateTime start, ZonedDateTime end, String place) {
        if (editions.getMeeting(meetingId).reschedule(start, end, place)) {
            events.publishEvent(new MeetingRescheduled(meetingId));
        }
    }

    /** Gives a meeting the title that its topic asks for. */
    public void retitle(UUID meetingId, LocalizedText title) {
        editions.getMeeting(meetingId).retitle(title);
    }

    /**
     * Notes that the rest of an edition is held online; the meetings are moved one by one.
     *
     * @param wholly whether none of it was held in the room, so that the programme's percentage of the fee is left
     */
    public void moveEditionOnline(UUID editionId, String reason, boolean wholly) {
        Edition edition = editions.get(editionId);
        OnlineRules rules = edition.definition().online();
        BigDecimal fee = wholly && rules != null ? rules.of(edition.fee()) : edition.fee();
        events.publishEvent(new EditionMovedOnline(editionId, fee.compareTo(edition.fee()) < 0));
        edition.moveOnline(reason, fee, clock.instant());
    }

    public void moveOnline(UUID meetingId, ZonedDateTime start, ZonedDateTime end, String link) {
        editions.getMeeting(meetingId).moveOnline(start, end, link);
        events.publishEvent(new MeetingRescheduled(meetingId));
    }
}
