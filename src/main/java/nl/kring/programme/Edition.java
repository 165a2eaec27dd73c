package nl.kring.programme;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.kring.programme.ProgrammeDefinition.PlannedMeeting;
import nl.kring.time.AppClock;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** One run of a programme: dates, places, price. Its rules come from the programme. All moments are in Europe/Amsterdam. */
@Entity
public class Edition {

    /** Whether the edition goes ahead, once a coordinator has decided. */
    public enum Decision {
        GO,
        NO_GO
    }

    /** Where the edition is; follows from its dates and from what was decided. */
    public enum Status {
        PLANNED,
        ENROLLING,
        CLOSED,
        UNDER_WAY,
        ENDED,
        CANCELLED
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "programme_id")
    private Programme programme;

    private String title;
    private int minimum;
    private int waitingListSize;
    private @Nullable UUID secondGroupOf;
    private @Nullable Integer networkYear;
    private @Nullable BigDecimal contribution;
    private @Nullable BigDecimal ownInvestment;
    private @Nullable String investmentSource;
    private BigDecimal fee;
    private String place;
    private Instant enrolmentOpensAt;
    private Instant enrolmentClosesAt;
    private Instant decisionDueAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Decision decision;

    private @Nullable String decisionReason;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable Instant endedAt;
    private @Nullable Instant movedOnlineAt;
    private @Nullable String onlineReason;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "edition_group", joinColumns = @JoinColumn(name = "edition_id"))
    @Fetch(FetchMode.SUBSELECT)
    @OrderBy("number")
    private List<EditionGroup> groups = new ArrayList<>();

    @OneToMany(mappedBy = "edition", cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @OrderBy("number")
    private List<Meeting> meetings = new ArrayList<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Edition() {}

    /** Plans an edition by the programme's definition, with the kick-off on a date and the other meetings after it. */
    Edition(Programme programme, String title, LocalDate kickOff) {
        ProgrammeDefinition definition = programme.definition();
        this.id = UUID.randomUUID();
        this.programme = programme;
        this.title = title;
        this.minimum = definition.places().minimum();
        this.waitingListSize = definition.places().waitingList();
        this.fee = definition.fee();
        this.place = definition.organiser().address();
        definition
                .groups()
                .forEach(group -> groups.add(new EditionGroup(
                        groups.size() + 1, group.name().nl(), group.name().en())));
        planMeetings(definition, kickOff);
        ZonedDateTime dayOfStart = kickOff.atStartOfDay(AppClock.ZONE);
        this.enrolmentOpensAt =
                dayOfStart.minus(definition.enrolmentOpensBefore()).toInstant();
        this.enrolmentClosesAt =
                dayOfStart.minus(definition.enrolmentClosesBefore()).toInstant();
        this.decisionDueAt = morningOf(dayOfStart.minus(definition.decisionBefore()));
    }

    /** Plans a second group of an edition, with a kick-off of its own. */
    static Edition secondGroupOf(Edition first, String title, LocalDate kickOff) {
        Edition second = new Edition(first.programme, title, kickOff);
        second.secondGroupOf = first.id;
        return second;
    }

    /**
     * Takes over what was settled for an earlier edition: minimum, length of the waiting list, how long before the kick-off
     * enrolling opens and closes, and of each meeting how long after the kick-off it is, from when to when, and where. On the same day of the week the distances stay to the day,
     * otherwise in whole weeks.
     *
     * @throws IllegalArgumentException when that edition has another number of meetings
     */
    void follow(Edition earlier) {
        if (earlier.meetings.size() != meetings.size()) {
            throw new IllegalArgumentException(
                    "%d meetings and not %d".formatted(earlier.meetings.size(), meetings.size()));
        }
        this.minimum = earlier.minimum;
        this.waitingListSize = earlier.waitingListSize;
        LocalDate kickOff = meetings.get(0).startsAt().toLocalDate();
        LocalDate kickOffThen = earlier.meetings.get(0).startsAt().toLocalDate();
        this.enrolmentOpensAt = shifted(earlier.enrolmentOpensAt(), kickOffThen, kickOff);
        this.enrolmentClosesAt = shifted(earlier.enrolmentClosesAt(), kickOffThen, kickOff);
        boolean sameWeekday = kickOff.getDayOfWeek() == kickOffThen.getDayOfWeek();
        for (int number = 0; number < meetings.size(); number++) {
            Meeting then = earlier.meetings.get(number);
            LocalDate dayThen = then.startsAt().toLocalDate();
            LocalDate day = kickOff.plusDays(
                    sameWeekday
                            ? ChronoUnit.DAYS.between(kickOffThen, dayThen)
                            : distance(kickOffThen, dayThen, kickOff));
            ZonedDateTime start = day.atTime(then.startsAt().toLocalTime()).atZone(AppClock.ZONE);
            long nights = ChronoUnit.DAYS.between(dayThen, then.endsAt().toLocalDate());
            ZonedDateTime end =
                    day.plusDays(nights).atTime(then.endsAt().toLocalTime()).atZone(AppClock.ZONE);
            meetings.get(number).reschedule(start, end, then.place());
            meetings.get(number).takeRegion(then);
        }
    }

    /** As many days before the kick-off, at the same time of day. */
    private static Instant shifted(ZonedDateTime then, LocalDate kickOffThen, LocalDate kickOff) {
        return then.plusDays(ChronoUnit.DAYS.between(kickOffThen, kickOff)).toInstant();
    }

    /**
     * Notes who pays for a year of a network beside its participants.
     *
     * @param year 1 for the first, to which alone the academy contributes
     * @throws OwnInvestmentMissing in a later year without an investment of its own
     */
    void fund(int year, @Nullable OwnInvestment investment) {
        if (year > 1 && investment == null) {
            throw new OwnInvestmentMissing(programme.slug());
        }
        this.networkYear = year;
        this.contribution =
                year > 1 ? null : Objects.requireNonNull(definition().network()).contribution();
        if (investment != null) {
            this.ownInvestment = investment.amount();
            this.investmentSource = investment.source();
        }
    }

    /** The school year that begins with a kick-off, as a title: {@code 2027-2028}; the same year in spring. */
    public static String titleFor(LocalDate kickOff) {
        int first = kickOff.getMonthValue() >= 8 ? kickOff.getYear() : kickOff.getYear() - 1;
        return first + "-" + (first + 1);
    }

    /** Those of groups are numbered through, in the order in which they begin. */
    private void planMeetings(ProgrammeDefinition definition, LocalDate kickOff) {
        List<Planned> planned = new ArrayList<>();
        if (groups.isEmpty()) {
            planned.addAll(plan(definition, definition.meetings(), EditionGroup.ALL, kickOff));
        }
        for (EditionGroup group : groups) {
            List<PlannedMeeting> own =
                    definition.groups().get(group.number() - 1).meetings();
            planned.addAll(plan(definition, own == null ? definition.meetings() : own, group.number(), kickOff));
        }
        planned.sort(Comparator.comparing(Planned::startsAt));
        for (Planned each : planned) {
            meetings.add(new Meeting(
                    this,
                    meetings.size(),
                    each.group(),
                    titleOf(each),
                    each.startsAt(),
                    each.endsAt(),
                    Objects.requireNonNullElse(each.meeting().address(), place),
                    each.meeting().region()));
        }
    }

    private LocalizedText titleOf(Planned planned) {
        LocalizedText title = planned.meeting().title();
        return group(planned.group())
                .map(EditionGroup::name)
                .map(group ->
                        new LocalizedText(title.nl() + " (" + group.nl() + ")", title.en() + " (" + group.en() + ")"))
                .orElse(title);
    }

    private record Planned(PlannedMeeting meeting, int group, ZonedDateTime startsAt, ZonedDateTime endsAt) {}

    private static List<Planned> plan(
            ProgrammeDefinition definition, List<PlannedMeeting> ofGroup, int group, LocalDate kickOff) {
        LocalDate plannedKickOff = definition.meetings().get(0).firstOn(kickOff);
        LocalDate planned = plannedKickOff;
        List<Planned> all = new ArrayList<>();
        for (PlannedMeeting meeting : ofGroup) {
            planned = meeting.firstOn(planned);
            LocalDate day = kickOff.plusDays(distance(plannedKickOff, planned, kickOff));
            all.add(new Planned(
                    meeting,
                    group,
                    day.atTime(meeting.from()).atZone(AppClock.ZONE),
                    day.plusDays(meeting.nights()).atTime(meeting.to()).atZone(AppClock.ZONE)));
        }
        return all;
    }

    /**
     * When an edition starts on another day than the programme usually does, its meetings keep their distance, in whole
     * weeks, so that none falls in a weekend because the usual one did not.
     */
    private static long distance(LocalDate plannedKickOff, LocalDate planned, LocalDate kickOff) {
        long days = ChronoUnit.DAYS.between(plannedKickOff, planned);
        return kickOff.equals(plannedKickOff) ? days : Math.round(days / 7.0) * 7;
    }

    private static Instant morningOf(ZonedDateTime day) {
        return day.toLocalDate()
                .atTime(LocalTime.of(9, 0))
                .atZone(AppClock.ZONE)
                .toInstant();
    }

    /** @throws IllegalStateException when it was decided before */
    void decide(Decision newDecision, String reason, String by, Instant now) {
        if (decision != null) {
            throw new IllegalStateException("Edition " + id + " was decided on before: " + decision);
        }
        this.decision = newDecision;
        this.decisionReason = reason;
        this.decidedBy = by;
        this.decidedAt = now;
    }

    void abandon(String reason, String by, Instant now) {
        if (decision == Decision.NO_GO || endedAt != null) {
            throw new IllegalStateException("Edition " + id + " is over: " + status(now));
        }
        this.decision = null;
        decide(Decision.NO_GO, reason, by, now);
    }

    void postponeDecision(ZonedDateTime until, String reason) {
        this.decisionDueAt = until.toInstant();
        this.decisionReason = reason;
    }

    /** Changes what is given; the rest stays as it is. */
    void change(@Nullable String newTitle, @Nullable Integer newMinimum, @Nullable Integer newWaitingListSize) {
        if (newTitle != null) {
            this.title = newTitle;
        }
        if (newMinimum != null) {
            this.minimum = newMinimum;
        }
        if (newWaitingListSize != null) {
            this.waitingListSize = newWaitingListSize;
        }
    }

    /** For whoever enrols from now on. */
    void charge(BigDecimal newFee) {
        this.fee = newFee;
    }

    void reschedule(ZonedDateTime opens, ZonedDateTime closes, ZonedDateTime decision) {
        this.enrolmentOpensAt = opens.toInstant();
        this.enrolmentClosesAt = closes.toInstant();
        this.decisionDueAt = decision.toInstant();
    }

    void end(Instant now) {
        this.endedAt = now;
    }

    /** @param newFee what is left to pay */
    void moveOnline(String reason, BigDecimal newFee, Instant now) {
        this.movedOnlineAt = now;
        this.onlineReason = reason;
        this.fee = newFee;
    }

    /** Whether all meetings that were still to come are held online. */
    public boolean isOnline() {
        return movedOnlineAt != null;
    }

    public @Nullable String onlineReason() {
        return onlineReason;
    }

    public Status status(Instant now) {
        if (decision == Decision.NO_GO) {
            return Status.CANCELLED;
        }
        if (endedAt != null) {
            return Status.ENDED;
        }
        if (!now.isBefore(startsAt().toInstant())) {
            return Status.UNDER_WAY;
        }
        if (now.isBefore(enrolmentOpensAt)) {
            return Status.PLANNED;
        }
        return now.isBefore(enrolmentClosesAt) ? Status.ENROLLING : Status.CLOSED;
    }

    /** Whether its year is over, or it does not go ahead. */
    public boolean isOver(Instant now) {
        Status status = status(now);
        return status == Status.ENDED || status == Status.CANCELLED;
    }

    /** Whether places are handed out: people can enrol, or whoever may enrol early can. */
    public boolean handsOutPlaces(Instant now) {
        Status status = status(now);
        return status == Status.PLANNED || status == Status.ENROLLING;
    }

    /** Whether staff can still add somebody: until the start, and after it where the group is not closed. */
    public boolean takesPeople(Instant now) {
        return switch (status(now)) {
            case PLANNED, ENROLLING, CLOSED -> true;
            case UNDER_WAY -> !definition().conditions().closedAfterStart();
            case ENDED, CANCELLED -> false;
        };
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change. */
    public int version() {
        return version;
    }

    public Programme programme() {
        return programme;
    }

    public ProgrammeDefinition definition() {
        return programme.definition();
    }

    public String title() {
        return title;
    }

    public int minimum() {
        return minimum;
    }

    public int waitingListSize() {
        return waitingListSize;
    }

    /** Which year of its network it is, 1 being the first; null where it is of no network. */
    public @Nullable Integer networkYear() {
        return networkYear;
    }

    /** What the academy contributes, in euro; null where it does not, as in every year after the first. */
    public @Nullable BigDecimal contribution() {
        return contribution;
    }

    /** What the network itself invests; null where that was not asked. */
    public @Nullable OwnInvestment ownInvestment() {
        return ownInvestment == null || investmentSource == null
                ? null
                : new OwnInvestment(ownInvestment, investmentSource);
    }

    /** The edition for whose surplus this one was opened; null for any other. */
    public @Nullable UUID secondGroupOf() {
        return secondGroupOf;
    }

    public BigDecimal fee() {
        return fee;
    }

    public ZonedDateTime startsAt() {
        return kickOff().startsAt();
    }

    public Meeting kickOff() {
        return meetings.get(0);
    }

    /** All meetings in order, the kick-off first. */
    public List<Meeting> meetings() {
        return List.copyOf(meetings);
    }

    /** The meeting that the same people come to next. */
    public Optional<Meeting> meetingAfter(Meeting meeting) {
        return meetingsOf(meeting.group()).stream()
                .filter(later -> later.number() > meeting.number())
                .findFirst();
    }

    /** The meetings that those of a group come to, in order. */
    public List<Meeting> meetingsOf(int group) {
        return group == EditionGroup.ALL
                ? meetings()
                : meetings.stream().filter(meeting -> meeting.isFor(group)).toList();
    }

    /** The first meeting of each group; of an edition without groups its kick-off. */
    public List<Meeting> kickOffs() {
        return ofEachGroup(own -> own.get(0));
    }

    /** The last meeting of each group, or of the edition where it has none. */
    public List<Meeting> lastMeetings() {
        return ofEachGroup(own -> own.get(own.size() - 1));
    }

    private List<Meeting> ofEachGroup(Function<List<Meeting>, Meeting> pick) {
        return groups.isEmpty()
                ? List.of(pick.apply(meetings))
                : groups.stream()
                        .map(group -> pick.apply(meetingsOf(group.number())))
                        .toList();
    }

    /** Empty where all meet together. */
    public List<EditionGroup> groups() {
        return List.copyOf(groups);
    }

    public Optional<EditionGroup> group(int number) {
        return groups.stream().filter(group -> group.number() == number).findFirst();
    }

    public ZonedDateTime enrolmentOpensAt() {
        return enrolmentOpensAt.atZone(AppClock.ZONE);
    }

    /** From when whoever is on the interest list can enrol. */
    public ZonedDateTime priorityOpensAt() {
        return enrolmentOpensAt().minus(definition().priorityBefore());
    }

    /** Whether only those on the interest list can enrol. */
    public boolean isOpenForPriority(Instant now) {
        return status(now) == Status.PLANNED && !now.isBefore(priorityOpensAt().toInstant());
    }

    public ZonedDateTime enrolmentClosesAt() {
        return enrolmentClosesAt.atZone(AppClock.ZONE);
    }

    public ZonedDateTime decisionDueAt() {
        return decisionDueAt.atZone(AppClock.ZONE);
    }

    public @Nullable Decision decision() {
        return decision;
    }

    public @Nullable String decisionReason() {
        return decisionReason;
    }

    public @Nullable String decidedBy() {
        return decidedBy;
    }

    /**
     * The last day on which cancelling is free, that day included: the programme's period before the day of the start
     * (six weeks for the network of board secretaries).
     */
    public LocalDate freeCancellationUntil() {
        return startsAt().toLocalDate().minus(definition().cancellation().freeBefore());
    }
}
