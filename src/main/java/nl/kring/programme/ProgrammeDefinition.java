package nl.kring.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;

/**
 * What a programme is and which rules hold in it: every number that organisers may set stands here and nowhere else. Times
 * of day are in Europe/Amsterdam, money is in euro and exempt from VAT.
 *
 * @param partOf the programme on whose page this one stands, whose rules hold where this one states none; null for a
 *     programme with a page of its own only
 * @param hidden whether visitors see nothing of it and nobody can enrol: because it is still being made, or has ended;
 *     whoever enrolled before goes on
 * @param network what there is to say of it as a network that lives on between its meetings; null for any other programme
 * @param groups in which people of an edition meet apart, each with its own places; empty where all meet together
 * @param support by which rules the programme supports networks that people apply for; null where it supports none
 * @param teams null where everybody enrols alone
 * @param interestNeeded from how many interested people on a coordinator is asked to plan the next edition; null where
 *     editions are planned without waiting for interest
 * @param informationMeetings before enrolling closes, for whoever wants to hear more first; null where there are none
 * @param enrolmentOpensBefore how long before the start a new edition opens for enrolment
 * @param priorityBefore how long before enrolling opens whoever is on the interest list is told and may enrol
 * @param enrolmentClosesBefore how long before the start enrolling closes
 * @param decisionBefore how long before the start the coordinator decides whether the edition goes ahead
 * @param postponedDecisionBefore the same, once the decision was put off
 * @param preparationBefore how long before a meeting its preparation begins
 * @param online how it is done when a meeting or all of the programme cannot be held in the room; null where the hours and
 *     the fee stay as they are
 * @param ratingNorm the mean rating of a meeting, from 1 to 10, below which a coordinator is asked to act; null for none
 * @param handIns whether participants hand in what a meeting's preparation asks of them, before it begins
 * @param turns by which participants prepare meetings with the facilitator; null where whoever wants to does
 * @param baseline when participants say how things stand, so that change shows; null where they are not asked
 * @param forms the forms of its own, by the step for which the process model names the usual one: {@code fillInIntakeForm}
 *     for {@code Task_FillInIntakeForm}, {@code enrolInterest} for the form that everybody begins with
 * @param terms how taking part goes, for the page of the programme; null where it goes as usual
 * @param processes which process models lead people and editions through the programme
 * @param accompanying process models that begin beside the meetings once an edition goes ahead, by their ids
 * @param choice the meeting whose topic the group chooses; null where there is none
 * @param companions the small groups of an edition and how large they are, by their kind: {@code INTERVISION},
 *     {@code SHADOWING} or {@code BUDDIES}
 * @param mentors whether each participant is coached by somebody experienced, of those whom staff put on the list
 * @param waits for each step that waits for somebody, named as in the process model; {@code default} for all others
 */
public record ProgrammeDefinition(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,60}") String slug,
        @Nullable @Pattern(regexp = "[a-z0-9-]{1,60}") String partOf,
        boolean hidden,
        @NotNull @Valid LocalizedText title,
        @NotNull @Valid LocalizedText summary,
        @NotNull @Valid LocalizedText description,
        @NotNull @Valid LocalizedText audience,
        @NotNull @Valid Organiser organiser,
        @Nullable @Valid Network network,
        @Nullable @Valid SupportRules support,
        @NotNull @Valid Places places,
        @NotNull List<@Valid PlannedGroup> groups,
        @NotNull @Valid Conditions conditions,
        @Nullable @Valid TeamRules teams,
        @NotNull @Valid Indications indications,
        @NotNull @PositiveOrZero BigDecimal fee,
        @NotNull @Valid InvoicingRules invoicing,
        @NotNull @Valid CancellationRules cancellation,
        @Min(5) @Max(240) int conversationMinutes,
        @Nullable @Min(1) Integer interestNeeded,
        @NotNull Period enrolmentOpensBefore,
        @NotNull Period priorityBefore,
        @NotNull Period enrolmentClosesBefore,
        @NotNull Period decisionBefore,
        @NotNull Period postponedDecisionBefore,
        @NotNull Period preparationBefore,
        @Nullable List<@Valid InformationMeeting> informationMeetings,
        @Nullable @Valid OnlineRules online,
        @Nullable @DecimalMin("1") @DecimalMax("10") BigDecimal ratingNorm,
        boolean handIns,
        @NotEmpty List<@Valid PlannedMeeting> meetings,
        @Nullable @Valid TurnRules turns,
        @Nullable @Valid BaselineRules baseline,
        @NotNull Map<@NotBlank String, @NotBlank String> forms,
        @Nullable List<@NotNull @Valid Term> terms,
        @NotNull @Valid Processes processes,
        @NotNull List<@NotBlank String> accompanying,
        @Nullable @Valid ChoiceRules choice,
        @NotNull Map<@Pattern(regexp = "INTERVISION|SHADOWING|BUDDIES") String, @Valid SmallGroups> companions,
        boolean mentors,
        @NotEmpty Map<String, @Valid Wait> waits) {

    static final String DEFAULT_WAIT = "default";

    private static final String BASELINE_PROCESS = "BaselineProcess";

    private static final String BASELINE_STEP = "fillInBaseline";

    private static final double DAYS_A_YEAR = 365.25;

    public ProgrammeDefinition {
        forms = forms == null ? Map.of() : forms;
        processes = processes == null ? Processes.USUAL : processes;
        companions = companions == null ? Map.of() : companions;
        accompanying = accompanying == null ? List.of() : List.copyOf(accompanying);
        if (choice != null && meetings != null && choice.meeting() >= meetings.size()) {
            throw new InconsistentDefinition("choice.meeting", Inconsistency.NO_SUCH_MEETING);
        }
        int last = meetings == null ? Integer.MAX_VALUE : meetings.size() - 1;
        companions.forEach((kind, rules) -> {
            if (rules != null
                    && rules.after().stream().anyMatch(number -> number == null || number < 0 || number > last)) {
                throw new InconsistentDefinition("companions." + kind + ".after", Inconsistency.NO_SUCH_MEETING);
            }
            if (rules != null && !rules.after().isEmpty() && !kind.equals("INTERVISION")) {
                throw new InconsistentDefinition("companions." + kind + ".after", Inconsistency.ONLY_INTERVISION);
            }
        });
        groups = groups == null ? List.of() : groups;
        if (!groups.isEmpty() && teams != null) {
            throw new InconsistentDefinition("groups", Inconsistency.GROUPS_WITH_TEAMS);
        }
        if (!groups.isEmpty() && choice != null) {
            throw new InconsistentDefinition("groups", Inconsistency.GROUPS_WITH_CHOICE);
        }
        if (!groups.isEmpty()
                && places != null
                && groups.stream().mapToInt(PlannedGroup::places).sum() != places.maximum()) {
            throw new InconsistentDefinition("groups", Inconsistency.GROUPS_NOT_MAXIMUM);
        }
        if (turns != null && meetings != null && turns.from() >= meetings.size()) {
            throw new InconsistentDefinition("turns.from", Inconsistency.NO_SUCH_MEETING);
        }
        if (turns != null && turns.who() == Who.TEAM && teams == null) {
            throw new InconsistentDefinition("turns.who", Inconsistency.TURNS_WITHOUT_TEAMS);
        }
        if (turns != null && preparationBefore != null && turns.leavesNoTimeAfter(preparationBefore)) {
            throw new InconsistentDefinition("turns.closesBefore", Inconsistency.NO_TIME_FOR_TURNS);
        }
        if (accompanying.contains(BASELINE_PROCESS) && baseline == null) {
            throw new InconsistentDefinition("baseline", Inconsistency.NO_BASELINE);
        }
        if (accompanying.contains(BASELINE_PROCESS) && (waits == null || endsNever(waits.get(BASELINE_STEP)))) {
            throw new InconsistentDefinition("waits." + BASELINE_STEP, Inconsistency.NO_END_OF_BASELINE);
        }
        if (network != null && interestNeeded != null) {
            throw new InconsistentDefinition("interestNeeded", Inconsistency.NETWORK_BY_INTEREST);
        }
        if (waits != null && !waits.containsKey(DEFAULT_WAIT)) {
            throw new InconsistentDefinition("waits", Inconsistency.NO_DEFAULT_WAIT);
        }
    }

    private static boolean endsNever(@Nullable Wait wait) {
        return wait == null || wait.endAfter() == null;
    }

    /**
     * A network that is part of this programme and takes over whatever a draft does not say.
     *
     * @throws IllegalStateException when this programme supports no networks
     */
    ProgrammeDefinition network(NetworkDraft draft, String newSlug, LocalDate kickOff) {
        if (support == null) {
            throw new IllegalStateException(slug + " supports no networks");
        }
        List<PlannedMeeting> planned = new ArrayList<>();
        PlannedMeeting usual = meetings.get(0);
        for (int at = 0; at < draft.meetings(); at++) {
            LocalizedText name = at == 0 ? usual.title() : support.meeting().with("number", at + 1);
            LocalDate day = kickOff.plusDays(Math.round(DAYS_A_YEAR * at / draft.meetings() / 7) * 7);
            planned.add(
                    new PlannedMeeting(name, MonthDay.from(day), usual.from(), usual.to(), usual.nights(), null, null));
        }
        return new ProgrammeDefinition(
                newSlug,
                slug,
                false,
                draft.title(),
                draft.summary(),
                draft.description(),
                audience,
                organiser,
                new Network(
                        support.lasts().with("years", draft.years()),
                        NetworkPhase.SOWING,
                        draft.contribution(),
                        false,
                        false),
                null,
                new Places(draft.minimum(), draft.maximum(), places.waitingList()),
                List.of(),
                new Conditions(conditions.sectors(), conditions.membership(), false, draft.closed()),
                teams,
                indications,
                draft.fee(),
                invoicing,
                cancellation,
                conversationMinutes,
                interestNeeded,
                enrolmentOpensBefore,
                priorityBefore,
                enrolmentClosesBefore,
                decisionBefore,
                postponedDecisionBefore,
                preparationBefore,
                null,
                online,
                ratingNorm,
                handIns,
                planned,
                turns,
                baseline,
                forms,
                terms,
                processes,
                accompanying,
                null,
                companions,
                mentors,
                waits);
    }

    /** How many meetings an edition has, those of all its groups together. */
    public int numberOfMeetings() {
        return groups.isEmpty()
                ? meetings.size()
                : groups.stream()
                        .mapToInt(group -> Objects.requireNonNullElse(group.meetings(), meetings)
                                .size())
                        .sum();
    }

    /** The information meetings before an edition that starts on a day. */
    public List<PlannedInformation> informationBefore(LocalDate start) {
        return informationMeetings == null
                ? List.of()
                : informationMeetings.stream()
                        .map(meeting -> meeting.beforeStart(start))
                        .toList();
    }

    /** Whether people go through a step: all of them, unless the programme names those that there are. */
    public boolean knows(Step step) {
        return processes.steps() == null || processes.steps().containsKey(step);
    }

    /** Whether it is settled beforehand where its meetings are held; elsewhere the group settles that at its kick-off. */
    public boolean hasFixedPlaces() {
        return meetings.stream().anyMatch(meeting -> meeting.address() != null);
    }

    /** The form that this programme uses in a step, where others use the usual one. */
    public String formFor(String step, String usual) {
        return forms.getOrDefault(step, usual);
    }

    /** How long to wait for somebody in a step. */
    public Wait waitFor(String step) {
        return Objects.requireNonNull(waits.containsKey(step) ? waits.get(step) : waits.get(DEFAULT_WAIT));
    }

    /**
     * Who offers the programme and sends its invoices.
     *
     * @param street with the house number
     * @param country as ISO 3166-1 has it, in two letters
     * @param chamberOfCommerce the KvK number
     * @param vatId where there is one; else {@code fiscalNumber} says who does not charge VAT
     * @param fiscalNumber the number under which the tax authority knows an organisation (RSIN)
     */
    public record Organiser(
            @NotBlank String name,
            @NotBlank @Email String email,
            @NotBlank String street,
            @NotBlank String postcode,
            @NotBlank String city,
            @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
            @NotNull @Pattern(regexp = "\\d{8}") String chamberOfCommerce,

            @Nullable @Pattern(regexp = "[A-Z]{2}[0-9A-Z+*]{2,12}")
            String vatId,

            @Nullable @Pattern(regexp = "\\d{9}") String fiscalNumber,

            @NotNull @Pattern(regexp = "[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")
            String iban,

            @Nullable @Pattern(regexp = "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?")
            String bic) {

        private static final String IBAN = "[A-Z]{2}\\d{2}[A-Z0-9]{11,30}";

        public Organiser {
            if (vatId == null && fiscalNumber == null) {
                throw new InconsistentDefinition("vatId", Inconsistency.NO_TAX_NUMBER);
            }
            if (iban != null && iban.matches(IBAN) && !checksumHolds(iban)) {
                throw new InconsistentDefinition("iban", Inconsistency.IBAN_MISTYPED);
            }
        }

        /** On one line. */
        public String address() {
            return street + ", " + postcode + " " + city;
        }

        private static boolean checksumHolds(String iban) {
            StringBuilder digits = new StringBuilder();
            (iban.substring(4) + iban.substring(0, 4))
                    .chars()
                    .forEach(sign -> digits.append(Character.digit(sign, Character.MAX_RADIX)));
            return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
        }
    }

    /**
     * What changes when it is held online.
     *
     * @param from when a meeting begins, in Europe/Amsterdam
     * @param to when it ends
     * @param percentage of the fee that is to be paid for a programme that is online as a whole
     */
    public record OnlineRules(
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @Min(0) @Max(100) int percentage) {
        public OnlineRules {
            if (from != null && to != null && !from.isBefore(to)) {
                throw new InconsistentDefinition("to", Inconsistency.ENDS_BEFORE_IT_BEGINS);
            }
        }

        /** What is left to pay of an amount, to the cent. */
        public BigDecimal of(BigDecimal amount) {
            return amount.multiply(BigDecimal.valueOf(percentage))
                    .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
        }
    }

    /**
     * When and how participants are invoiced.
     *
     * @param paymentTerm from the date of the invoice to the day on which it is due
     * @param reminders how long after the due date each reminder goes out, the earliest first
     * @param callAfter how long after the due date somebody calls, after the last reminder
     * @param exemptionReason why no VAT is charged, as it stands on the invoice
     */
    public record InvoicingRules(
            @NotNull InvoiceMoment moment,
            @NotNull Period paymentTerm,
            @NotEmpty List<@NotNull Period> reminders,
            @NotNull Period callAfter,
            @NotNull @Valid LocalizedText exemptionReason) {

        private static final LocalDate FIRST_OF_MARCH = LocalDate.of(2027, 3, 1);

        public InvoicingRules {
            if (reminders != null && callAfter != null) {
                List<Period> steps = new ArrayList<>(reminders);
                steps.add(callAfter);
                for (int i = 1; i < steps.size(); i++) {
                    // Compared on a certain day, because a period with months has no length of its own.
                    if (!FIRST_OF_MARCH.plus(steps.get(i)).isAfter(FIRST_OF_MARCH.plus(steps.get(i - 1)))) {
                        throw new InconsistentDefinition("reminders", Inconsistency.REMINDERS_OUT_OF_ORDER);
                    }
                }
            }
        }
    }

    /** What makes an invoice due: that the participant is admitted, or that the edition goes ahead as well. */
    public enum InvoiceMoment {
        ADMISSION,
        GO
    }

    /**
     * What leaving costs once somebody was admitted.
     *
     * @param freeBefore how long before the start cancelling is still free
     * @param costs what it costs after that, in order of time
     */
    public record CancellationRules(
            @NotNull Period freeBefore, @NotEmpty List<@Valid CostStep> costs) {
        public CancellationRules {
            if (costs != null && !costs.isEmpty() && costs.get(costs.size() - 1).untilBefore() != null) {
                throw new InconsistentDefinition("costs", Inconsistency.LAST_COSTS_END);
            }
        }
    }

    /**
     * @param untilBefore holds until so long before the start, that day included; null without an end
     * @param percentage of the fee
     */
    public record CostStep(
            @Nullable Period untilBefore, @Min(0) @Max(100) int percentage) {}

    /**
     * @param minimum the edition goes ahead only with this many
     * @param maximum places in an edition
     * @param waitingList how many may wait for a place
     */
    public record Places(
            @Min(1) int minimum,
            @Min(1) int maximum,
            @Min(0) int waitingList) {
        public Places {
            if (minimum > maximum) {
                throw new InconsistentDefinition("minimum", Inconsistency.MINIMUM_ABOVE_MAXIMUM);
            }
        }
    }

    /**
     * A part of every edition that meets apart. Each has a waiting list of its own, of the length that holds for the
     * programme.
     *
     * @param places how many of the edition's places are in this group
     * @param meetings where they are at other times than those of the programme; null where they are the same
     */
    public record PlannedGroup(
            @NotNull @Valid LocalizedText name,
            @Min(1) int places,
            @Nullable List<@Valid PlannedMeeting> meetings) {}

    /**
     * People who enrol together.
     *
     * @param from the smallest team; 1 where people can enrol alone as well
     * @param to the largest
     * @param whenOneLeaves what becomes of the others when one leaves after the team was complete
     */
    public record TeamRules(
            @Min(1) int from, @Min(2) int to, @NotNull WhenOneLeaves whenOneLeaves) {
        public TeamRules {
            if (from > to) {
                throw new InconsistentDefinition("from", Inconsistency.SMALLEST_ABOVE_LARGEST);
            }
        }
    }

    /** What becomes of the rest of a team; whoever was admitted stays in any case. */
    public enum WhenOneLeaves {
        /** They go on. */
        KEEP,
        /** They go on while the team is large enough. */
        BELOW_MINIMUM_LEAVES,
        ALL_LEAVE
    }

    /**
     * Hard conditions: whoever does not meet them is refused.
     *
     * @param sectors people from other sectors are refused; empty when all are welcome
     * @param membership null when it is open to people who are no member of anything
     * @param nomination whether somebody can enrol only when a participant of the programme has nominated them
     * @param closedAfterStart whether nobody joins an edition once it has started; so it is where a programme does not say
     */
    public record Conditions(
            @NotNull List<@NotBlank String> sectors,
            @Nullable @Valid Membership membership,
            boolean nomination,
            Boolean closedAfterStart) {

        public Conditions {
            closedAfterStart = closedAfterStart == null || closedAfterStart;
        }
    }

    /**
     * A network that lives on between its meetings.
     *
     * @param lasts since when and for how long
     * @param phase in which it is when it comes to Kring
     * @param contribution of the academy in the first year, in euro; null where there is none. In later years there is none in
     *     any case: the network invests itself
     * @param groupSetsTheme whether the group chooses the next theme at the end of each meeting
     * @param questionIsThread whether the question of somebody's intake is the thread through the year, for all to read
     */
    public record Network(
            @NotNull @Valid LocalizedText lasts,
            @NotNull NetworkPhase phase,
            @Nullable @PositiveOrZero BigDecimal contribution,
            boolean groupSetsTheme,
            boolean questionIsThread) {}

    /**
     * Who prepares meetings together with the facilitator and brings something of their own. Nobody has a second turn before
     * everybody had one.
     *
     * @param number how many at each meeting; null for as many as it takes for everybody to have had a turn by the last one
     * @param from the first meeting with turns, 0 being the kick-off
     * @param closesBefore how long before the meeting must be there what they bring
     */
    public record TurnRules(
            @NotNull Who who,
            @Nullable @Min(1) @Max(50) Integer number,
            @Min(0) int from,
            @NotNull Period closesBefore) {

        private boolean leavesNoTimeAfter(Period preparationBefore) {
            LocalDate day = LocalDate.EPOCH;
            return closesBefore != null && !day.minus(closesBefore).isAfter(day.minus(preparationBefore));
        }
    }

    /** Whose turn it is: somebody's, or that of all who enrolled together. */
    public enum Who {
        PERSON,
        TEAM
    }

    /**
     * When participants take the baseline. The evaluation repeats it in any case.
     *
     * @param after the kick-off
     * @param repeats after the kick-off as well, the earliest first; for an edition that lasts longer than a year
     */
    public record BaselineRules(
            @NotNull Period after, @Nullable List<@NotNull Period> repeats) {

        /** How long after the kick-off the measurement of a number is, 0 being the first; empty after the last. */
        public Optional<Period> at(int number) {
            if (number == 0) {
                return Optional.of(after);
            }
            return repeats == null || repeats.size() < number ? Optional.empty() : Optional.of(repeats.get(number - 1));
        }
    }

    /**
     * Only members of an association are welcome, by its list.
     *
     * @param association its name, under which its list is kept: programmes that name the same share it
     * @param howToJoin what somebody does who wants to become a member
     * @param url of the page where that can be done
     */
    public record Membership(
            @NotBlank String association,
            @NotNull @Valid LocalizedText howToJoin,

            @NotNull @Pattern(regexp = "https?://[^\\s]{1,900}")
            String url) {}

    /**
     * Whom the programme is meant for. Indications advise the facilitator; they never refuse anybody. One that is null says
     * nothing.
     *
     * @param salaryScaleTo null exactly where {@code salaryScaleFrom} is
     * @param pupilsAtLeast of the organisation
     * @param experienceAtMost whole years in the role
     */
    public record Indications(
            @Nullable @Min(1) @Max(18) Integer salaryScaleFrom,
            @Nullable @Min(1) @Max(18) Integer salaryScaleTo,
            @Nullable @Min(0) Integer pupilsAtLeast,
            @Nullable @Min(0) @Max(50) Integer experienceAtMost) {
        public Indications {
            if ((salaryScaleFrom == null) != (salaryScaleTo == null)) {
                throw new InconsistentDefinition("salaryScaleFrom", Inconsistency.ONE_SALARY_SCALE);
            }
            if (salaryScaleFrom != null && salaryScaleTo != null && salaryScaleFrom > salaryScaleTo) {
                throw new InconsistentDefinition("salaryScaleFrom", Inconsistency.SMALLEST_ABOVE_LARGEST);
            }
        }
    }

    /**
     * The process models of the programme, by their ids; those of the usual journey where it names none.
     *
     * @param enrolment leads one person from the enrolment on
     * @param edition leads one edition from its planning on
     * @param steps the steps that people see of it, by their names in it; null for those of the usual journey
     */
    public record Processes(
            @NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9]{0,99}")
            String enrolment,

            @NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9]{0,99}")
            String edition,

            @Nullable Map<Step, @NotNull @Valid LocalizedText> steps) {

        static final Processes USUAL = new Processes("EnrolmentJourneyProcess", "EditionProcess", null);

        public Processes {
            enrolment = enrolment == null ? "EnrolmentJourneyProcess" : enrolment;
            edition = edition == null ? "EditionProcess" : edition;
        }
    }

    /** One of the things to know before enrolling. */
    public record Term(
            @NotNull @Valid LocalizedText title,
            @NotNull @Valid LocalizedText text) {}

    /** A step of somebody's way through an edition, as people see where they are. */
    public enum Step {
        CONFIRM,
        PLACE,
        INTAKE,
        DECISION,
        KICK_OFF,
        YEAR,
        EVALUATION
    }

    /**
     * How many people a small group has, and when it meets.
     *
     * @param from the smallest
     * @param to the largest
     * @param after the numbers of the meetings after which the group meets for half a day that it settles itself, 0 being
     *     the kick-off; only of groups for intervision
     */
    public record SmallGroups(
            @Min(2) int from,
            @Min(2) @Max(50) int to,
            @NotNull List<@NotNull Integer> after) {
        public SmallGroups {
            after = after == null ? List.of() : after;
            if (from > to) {
                throw new InconsistentDefinition("from", Inconsistency.SMALLEST_ABOVE_LARGEST);
            }
            if (after.stream().distinct().count() < after.size()) {
                throw new InconsistentDefinition("after", Inconsistency.NAMED_TWICE);
            }
        }
    }

    /**
     * How the group chooses the topic of a meeting.
     *
     * @param meeting its number, 0 being the kick-off
     * @param title of the meeting once the topic is chosen, with {@code {topic}} where that stands
     * @param opensBefore how long before the meeting voting opens; how long it is open says the wait {@code voteOnTopic}
     * @param quorumPercentage of the participants who must have voted
     * @param tie what happens when several options have the most votes
     */
    public record ChoiceRules(
            @Min(1) int meeting,
            @NotNull @Valid LocalizedText title,
            @NotNull Period opensBefore,
            @Min(1) @Max(100) int quorumPercentage,
            @NotNull Tie tie,
            @NotEmpty List<@Valid ChoiceOption> options) {
        public ChoiceRules {
            if (options != null
                    && (options.size() < 2
                            || options.stream()
                                            .map(ChoiceOption::key)
                                            .distinct()
                                            .count()
                                    < options.size())) {
                throw new InconsistentDefinition("options", Inconsistency.TOO_FEW_OPTIONS);
            }
        }

        /** @throws IllegalArgumentException when there is no such option */
        public ChoiceOption option(String key) {
            return options.stream()
                    .filter(option -> option.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no option " + key));
        }

        /** What the meeting is called when an option is chosen. */
        public LocalizedText titleOf(ChoiceOption option) {
            return new LocalizedText(
                    title.nl().replace("{topic}", option.topic().nl()),
                    title.en().replace("{topic}", option.topic().en()));
        }
    }

    /** What happens when several options have the most votes; a coordinator decides what stays tied. */
    public enum Tie {
        /** Once more, between those tied. */
        SECOND_ROUND,
        COORDINATOR
    }

    /**
     * A topic that can be chosen.
     *
     * @param teacher who leads the meeting when this is chosen
     */
    public record ChoiceOption(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,60}") String key,
            @NotNull @Valid LocalizedText topic,
            @NotBlank String teacher,
            @NotBlank @Email String teacherEmail) {}

    /**
     * A meeting as planned every year; the first one is the kick-off, which starts the edition.
     *
     * @param nights how many nights it lasts: 0 where it ends on the day on which it begins
     * @param region where it is held, as everybody may know it; then only participants read the exact address. Null where
     *     that is no secret
     * @param address where it is held exactly; that of the organiser where there is none
     */
    public record PlannedMeeting(
            @NotNull @Valid LocalizedText title,
            @NotNull MonthDay day,
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @Min(0) @Max(14) int nights,
            @Nullable @Valid LocalizedText region,
            @Nullable @Size(min = 1, max = 300) String address) {

        public PlannedMeeting {
            if (nights == 0 && from != null && to != null && !from.isBefore(to)) {
                throw new InconsistentDefinition("to", Inconsistency.ENDS_BEFORE_IT_BEGINS);
            }
        }

        /** The first such day on or after a date. */
        LocalDate firstOn(LocalDate date) {
            LocalDate sameYear = day.atYear(date.getYear());
            return sameYear.isBefore(date) ? day.atYear(date.getYear() + 1) : sameYear;
        }
    }

    /**
     * Which networks an academy supports, and with what.
     *
     * @param contributionAtMost in the first year, in euro
     * @param meeting what a meeting of a new network is called, but for the first, with {@code {number}} where that stands
     * @param lasts for how long a new network is set up, with {@code {years}} where that stands
     */
    public record SupportRules(
            @NotNull @PositiveOrZero BigDecimal contributionAtMost,
            @NotNull @Valid LocalizedText meeting,
            @NotNull @Valid LocalizedText lasts,
            @NotEmpty List<@Valid Criterion> criteria) {}

    /**
     * A criterion that an application must meet.
     *
     * @param name as in the form in which staff judge it
     * @param from the question of the application from whose answer it follows; null where only people can judge
     * @param atLeast met by this number or more; null where {@code oneOf} says it
     * @param oneOf met by one of these answers; null where {@code atLeast} says it
     */
    public record Criterion(
            @NotNull @Pattern(regexp = "[A-Za-z]{1,40}") String name,
            @NotNull @Valid LocalizedText text,
            @Nullable String from,
            @Nullable Integer atLeast,
            @Nullable List<@NotBlank String> oneOf) {

        public Criterion {
            if (from != null && (atLeast == null) == (oneOf == null)) {
                throw new InconsistentDefinition("from", Inconsistency.CRITERION_UNCLEAR);
            }
        }
    }

    /**
     * A meeting for whoever wants to hear more before enrolling; nobody has to sign up for it.
     *
     * @param before how long before the start of the edition
     * @param where the place, or that it is online
     */
    public record InformationMeeting(
            @NotNull Period before,
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @NotNull @Valid LocalizedText where) {

        public InformationMeeting {
            if (from != null && to != null && !from.isBefore(to)) {
                throw new InconsistentDefinition("to", Inconsistency.ENDS_BEFORE_IT_BEGINS);
            }
        }

        private PlannedInformation beforeStart(LocalDate start) {
            LocalDate day = start.minus(before);
            return new PlannedInformation(
                    day.atTime(from).atZone(AppClock.ZONE), day.atTime(to).atZone(AppClock.ZONE), where);
        }
    }

    /** An information meeting on its day. */
    public record PlannedInformation(ZonedDateTime startsAt, ZonedDateTime endsAt, LocalizedText where) {}

    /**
     * @param remindAfter when whoever is waited for gets a reminder
     * @param escalateAfter when somebody else hears of it, and takes the step up where that is possible
     * @param endAfter when the process goes on without; null for a step that is waited for as long as it takes
     */
    public record Wait(
            @NotNull Duration remindAfter,
            @NotNull Duration escalateAfter,
            @Nullable Duration endAfter) {
        public Wait {
            if (remindAfter != null
                    && escalateAfter != null
                    && (remindAfter.isNegative() || escalateAfter.compareTo(remindAfter) <= 0)) {
                throw new InconsistentDefinition("escalateAfter", Inconsistency.ESCALATION_TOO_EARLY);
            }
            if (endAfter != null && escalateAfter != null && endAfter.compareTo(escalateAfter) <= 0) {
                throw new InconsistentDefinition("endAfter", Inconsistency.END_TOO_EARLY);
            }
        }

        /** @throws IllegalStateException when the programme sets no end to the step */
        public Duration end() {
            if (endAfter == null) {
                throw new IllegalStateException("The programme sets no end to this wait");
            }
            return endAfter;
        }
    }
}
