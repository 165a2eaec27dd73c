package nl.kring.companion;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.companion.IntervisionRefused.Reason;
import nl.kring.enrolment.Enrolment;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.ProgrammeDefinition.SmallGroups;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The half-days of intervision of small groups: when they are, settled by a date poll among the members, and whose case is
 * central. Whatever changes them locks the edition first.
 */
@Service
@Transactional
public class Intervisions {

    /** The step under which the programme says how long the poll is open. */
    public static final String STEP = "answerDatePoll";

    private static final int MOST_HALF_DAYS = 12;
    private static final int LONGEST_LINK = 2000;
    private static final int LONGEST_CASE = 4000;
    private static final Duration LONGEST = Duration.ofHours(9);
    private static final Duration UNTIL_FIRST = Duration.ofDays(21);
    private static final Duration AFTER_POLL = Duration.ofDays(7);

    private final IntervisionRows rows;
    private final Companions companions;
    private final Editions editions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Intervisions(
            IntervisionRows rows,
            Companions companions,
            Editions editions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.companions = companions;
        this.editions = editions;

        this.events = events;
        this.clock = clock;
    }

    // Which there are ------------------------------------------------------------------------------------------------

    /**
     * Makes the next half-day of a group: after the first meeting of those that the programme names which has none yet, and
     * after which the next meeting has not begun.
     *
     * @return empty when the group has had them all
     */
    public Optional<Intervision> beginNext(UUID editionId, UUID groupId) {
        Edition edition = lock(editionId);
        List<Intervision> before = rows.ofGroup(groupId);
        return after(edition)
                .filter(number -> before.stream().allMatch(intervision -> intervision.afterMeeting() < number))
                .filter(number -> isAhead(edition, number))
                .findFirst()
                .map(number -> rows.begin(groupId, editionId, number));
    }

    private static Stream<Integer> after(Edition edition) {
        SmallGroups rules = edition.definition().companions().get(Kind.INTERVISION.name());
        return rules == null ? Stream.empty() : rules.after().stream().sorted();
    }

    private boolean isAhead(Edition edition, int number) {
        return edition.meetings().stream()
                .filter(meeting -> meeting.number() == number + 1)
                .allMatch(next -> clock.instant().isBefore(next.startsAt().toInstant()));
    }

    /** @throws java.util.NoSuchElementException when its group was dissolved */
    @Transactional(readOnly = true)
    public Intervision get(UUID id) {
        return rows.find(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<Intervision> find(UUID id) {
        return rows.find(id);
    }

    /** Of a group, in the order of the meetings. */
    @Transactional(readOnly = true)
    public List<Intervision> of(UUID groupId) {
        return rows.ofGroup(groupId);
    }

    /** The meeting after which it takes place. */
    @Transactional(readOnly = true)
    public Meeting meeting(Intervision intervision) {
        return editions.get(intervision.editionId()).meetings().stream()
                .filter(meeting -> meeting.number() == intervision.afterMeeting())
                .findFirst()
                .orElseThrow();
    }

    /** Who is in the group now. */
    @Transactional(readOnly = true)
    public List<Enrolment> members(Intervision intervision) {
        return companions.groups(intervision.editionId(), Kind.INTERVISION).stream()
                .filter(group -> group.id().equals(intervision.groupId()))
                .flatMap(group -> group.members().stream())
                .toList();
    }

    // When -----------------------------------------------------------------------------------------------------------

    /** Asks which half-days suit, with a proposal to begin with; a second time changes nothing. */
    public Intervision openPoll(UUID id) {
        Intervision intervision = locked(id);
        if (intervision.pollClosesAt() != null) {
            return intervision;
        }
        Edition edition = editions.get(intervision.editionId());
        ZonedDateTime closesAt = AppClock.after(
                clock.instant(), edition.definition().waitFor(STEP).end());
        rows.openPoll(id, closesAt);
        Instant soonest =
                latest(clock.instant().plus(UNTIL_FIRST), closesAt.toInstant().plus(AFTER_POLL));
        LocalDate monday =
                soonest.atZone(AppClock.ZONE).toLocalDate().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        propose(id, monday.plusDays(1), LocalTime.of(9, 30));
        propose(id, monday.plusDays(3), LocalTime.of(13, 30));
        propose(id, monday.plusDays(7), LocalTime.of(13, 30));
        propose(id, monday.plusDays(9), LocalTime.of(9, 30));
        return get(id);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void propose(UUID id, LocalDate day, LocalTime from) {
        ZonedDateTime startsAt = day.atTime(from).atZone(AppClock.ZONE);
        rows.propose(id, startsAt, startsAt.plusHours(3));
    }

    /**
     * Puts another half-day on the list; everybody in the group is told. One that is on it already changes nothing.
     *
     * @throws IntervisionRefused with the reason
     */
    public void propose(UUID id, ZonedDateTime startsAt, ZonedDateTime endsAt) {
        Intervision intervision = locked(id);
        demandPoll(intervision);
        demandHalfDay(startsAt, endsAt);
        if (rows.halfDays(id, List.of()).size() >= MOST_HALF_DAYS) {
            throw new IntervisionRefused(Reason.TOO_MANY);
        }
        rows.propose(id, startsAt, endsAt)
                .ifPresent(halfDay -> events.publishEvent(new HalfDayProposed(intervision, halfDay)));
    }

    private void demandHalfDay(ZonedDateTime startsAt, ZonedDateTime endsAt) {
        Duration length = Duration.between(startsAt, endsAt);
        if (!startsAt.toInstant().isAfter(clock.instant())
                || length.compareTo(Duration.ZERO) <= 0
                || length.compareTo(LONGEST) > 0) {
            throw new IntervisionRefused(Reason.NO_HALF_DAY);
        }
    }

    private void demandPoll(Intervision intervision) {
        if (!isPollOpen(intervision)) {
            throw new IntervisionRefused(Reason.POLL_CLOSED);
        }
    }

    /** Whether members can say which half-days suit. */
    public boolean isPollOpen(Intervision intervision) {
        ZonedDateTime closesAt = intervision.pollClosesAt();
        return intervision.isAsking() && closesAt != null && clock.instant().isBefore(closesAt.toInstant());
    }

    /** The half-days that can be chosen from, the earliest first, with how many of the group can come. */
    @Transactional(readOnly = true)
    public List<HalfDay> halfDays(Intervision intervision) {
        return rows.halfDays(intervision.id(), ids(members(intervision)));
    }

    /** Which half-days a member has said to suit; empty while there was no answer. */
    @Transactional(readOnly = true)
    public Optional<List<UUID>> answer(Intervision intervision, UUID enrolmentId) {
        return Optional.ofNullable(rows.answers(intervision.id()).get(enrolmentId));
    }

    /**
     * Takes in which half-days suit a member, in the place of an earlier answer; none may suit.
     *
     * @throws IntervisionRefused with the reason
     */
    public void answer(UUID id, UUID enrolmentId, List<UUID> suiting) {
        Intervision intervision = locked(id);
        demandPoll(intervision);
        List<UUID> known = halfDays(intervision).stream()
                .map(HalfDay::id)
                .filter(suiting::contains)
                .toList();
        rows.answer(id, enrolmentId, known, clock.instant());
    }

    /** The members who have not said which half-days suit. */
    @Transactional(readOnly = true)
    public List<Enrolment> stillToAnswer(Intervision intervision) {
        Map<UUID, List<UUID>> answers = rows.answers(intervision.id());
        return members(intervision).stream()
                .filter(member -> !answers.containsKey(member.id()))
                .toList();
    }

    /**
     * Settles the best half-day by the answers, and whose case is central.
     *
     * @return whether one was found
     */
    public boolean settleByPoll(UUID id) {
        Intervision intervision = locked(id);
        Optional<HalfDay> best = BestHalfDay.of(halfDays(intervision), clock.instant());
        best.ifPresent(halfDay -> settle(intervision, halfDay.startsAt(), halfDay.endsAt()));
        return best.isPresent();
    }

    /**
     * Staff settle a half-day where the poll found none.
     *
     * @throws IntervisionRefused with the reason
     */
    public void settle(UUID id, ZonedDateTime startsAt, ZonedDateTime endsAt) {
        Intervision intervision = locked(id);
        demandHalfDay(startsAt, endsAt);
        settle(intervision, startsAt, endsAt);
    }

    private void settle(Intervision intervision, ZonedDateTime startsAt, ZonedDateTime endsAt) {
        rows.settle(intervision.id(), startsAt, endsAt, linkBefore(intervision));
        turns(intervision).stream().findFirst().ifPresent(member -> rows.bring(intervision.id(), member));
    }

    /** The group goes on meeting in the same room until it names another. */
    private @Nullable String linkBefore(Intervision intervision) {
        return intervision.link() != null
                ? intervision.link()
                : rows.ofGroup(intervision.groupId()).stream()
                        .filter(other -> other.afterMeeting() < intervision.afterMeeting())
                        .map(Intervision::link)
                        .filter(Objects::nonNull)
                        .reduce((earlier, later) -> later)
                        .orElse(null);
    }

    /**
     * Says where the group meets online; whoever has the half-day in the calendar gets it with the link.
     *
     * @throws IntervisionRefused when it is no address that can be followed, or the half-day is over
     */
    public void meetAt(UUID id, String link) {
        Intervision intervision = locked(id);
        String address = link.strip();
        if (!address.matches("https://[^\\s<>\"]{3,}") || address.length() > LONGEST_LINK) {
            throw new IntervisionRefused(Reason.NO_LINK);
        }
        if (isOver(intervision)) {
            throw new IntervisionRefused(Reason.NOT_AHEAD);
        }
        if (!address.equals(intervision.link())) {
            rows.meetAt(id, address);
            if (intervision.isSettled()) {
                events.publishEvent(new IntervisionChanged(get(id)));
            }
        }
    }

    /** Whether the half-day has ended. */
    public boolean isOver(Intervision intervision) {
        ZonedDateTime endsAt = intervision.endsAt();
        return endsAt != null && !clock.instant().isBefore(endsAt.toInstant());
    }

    /** Whether the half-day is settled and has not begun. */
    public boolean isAhead(Intervision intervision) {
        ZonedDateTime startsAt = intervision.startsAt();
        return startsAt != null && clock.instant().isBefore(startsAt.toInstant());
    }

    // Whose case -----------------------------------------------------------------------------------------------------

    /** The member whose case is central and not described yet; empty once the half-day has begun. */
    @Transactional(readOnly = true)
    public Optional<UUID> stillToDescribe(Intervision intervision) {
        return ids(members(intervision)).stream()
                .filter(intervision::isBroughtBy)
                .filter(member -> !intervision.described() && isAhead(intervision))
                .findFirst();
    }

    /** Whose case can be central, the one who is proposed first: nobody twice before everybody has had a turn. */
    @Transactional(readOnly = true)
    public List<UUID> turns(Intervision intervision) {
        List<UUID> had = rows.ofGroup(intervision.groupId()).stream()
                .filter(other -> !other.id().equals(intervision.id()))
                .map(Intervision::broughtBy)
                .filter(Objects::nonNull)
                .toList();
        return Turns.next(ids(members(intervision)), had);
    }

    /**
     * The group takes the case of another member.
     *
     * @throws IntervisionRefused when others come first, or the half-day has begun
     */
    public void bring(UUID id, UUID enrolmentId) {
        Intervision intervision = locked(id);
        if (!isAhead(intervision)) {
            throw new IntervisionRefused(Reason.NOT_AHEAD);
        }
        if (intervision.isBroughtBy(enrolmentId)) {
            return;
        }
        if (!turns(intervision).contains(enrolmentId)) {
            throw new IntervisionRefused(Reason.OTHERS_FIRST);
        }
        rows.bring(id, enrolmentId);
        events.publishEvent(new CaseMoved(get(id), false));
    }

    /** Somebody has left: what is ahead and would be about the case of the one who left, is about another's. */
    public void passOn(UUID editionId, UUID leaver) {
        lock(editionId);
        for (Intervision intervision : rows.broughtBy(leaver)) {
            if (!isOver(intervision)) {
                turns(intervision).stream().findFirst().ifPresent(next -> {
                    rows.bring(intervision.id(), next);
                    events.publishEvent(new CaseMoved(get(intervision.id()), true));
                });
            }
        }
    }

    /**
     * Keeps the case that the member brings in, in the place of an earlier text.
     *
     * @throws IntervisionRefused when it is another's turn, or the half-day has begun
     */
    public void describe(UUID id, UUID enrolmentId, String text) {
        Intervision intervision = locked(id);
        if (!intervision.isBroughtBy(enrolmentId)) {
            throw new IntervisionRefused(Reason.NOT_ONES_TURN);
        }
        if (!isAhead(intervision) || text.isBlank() || text.length() > LONGEST_CASE) {
            throw new IntervisionRefused(Reason.NOT_AHEAD);
        }
        rows.describe(id, enrolmentId, text.strip(), clock.instant());
    }

    /**
     * The case that is central, for the members of the group only: whoever asks must be one now.
     *
     * @return empty for everybody else, and while nothing was described
     */
    @Transactional(readOnly = true)
    public Optional<String> caseFor(Intervision intervision, Enrolment reader) {
        UUID bringer = intervision.broughtBy();
        boolean isMember = ids(members(intervision)).contains(reader.id());
        return bringer == null || !isMember ? Optional.empty() : rows.caseOf(intervision.id(), bringer);
    }

    private static List<UUID> ids(List<Enrolment> people) {
        return people.stream().map(Enrolment::id).toList();
    }

    private Intervision locked(UUID id) {
        lock(get(id).editionId());
        return get(id);
    }

    private Edition lock(UUID editionId) {
        return editions.lockById(editionId).orElseThrow();
    }
}
