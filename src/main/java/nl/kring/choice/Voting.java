package nl.kring.choice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.choice.VoteRefused.Reason;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.Actor;
import nl.kring.identity.AuditTrail;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.Meeting;
import nl.kring.programme.Planning;
import nl.kring.programme.ProgrammeDefinition.ChoiceOption;
import nl.kring.programme.ProgrammeDefinition.ChoiceRules;
import nl.kring.session.Meetings;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads an edition's vote on the topic of the meeting that the programme leaves to the group. Votes are kept, so that every
 * count can be repeated; who voted for what is nobody's business, and how many did only once a round is over.
 */
@Service
@Transactional
public class Voting {

    /** The step under which the programme says how long people can vote. */
    public static final String STEP = "voteOnTopic";

    private final VoteRows rows;
    private final Editions editions;
    private final Enrolments enrolments;
    private final Planning planning;
    private final Meetings meetings;
    private final AuditTrail audit;
    private final Clock clock;

    Voting(
            VoteRows rows,
            Editions editions,
            Enrolments enrolments,
            Planning planning,
            Meetings meetings,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.editions = editions;
        this.enrolments = enrolments;
        this.planning = planning;
        this.meetings = meetings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens the first round between all options; a second time changes nothing. */
    public void open(UUID editionId) {
        Edition edition = lock(editionId);
        if (rows.rounds(editionId).isEmpty()) {
            open(
                    edition,
                    1,
                    rules(edition).options().stream().map(ChoiceOption::key).toList());
        }
    }

    private void open(Edition edition, int number, List<String> options) {
        rows.open(edition.id(), number, options, clock.instant(), end(edition));
    }

    private Instant end(Edition edition) {
        return AppClock.after(
                        clock.instant(), edition.definition().waitFor(STEP).end())
                .toInstant();
    }

    /**
     * Takes in a vote, in the place of an earlier one.
     *
     * @throws VoteRefused with the reason
     */
    public void cast(UUID enrolmentId, String option) {
        Enrolment voter = enrolments.get(enrolmentId);
        lock(voter.editionId());
        if (!voter.status().isParticipating()) {
            throw new VoteRefused(Reason.NOT_A_PARTICIPANT);
        }
        Round round =
                current(voter.editionId()).filter(this::takesVotes).orElseThrow(() -> new VoteRefused(Reason.NOT_OPEN));
        if (!round.options().contains(option)) {
            throw new VoteRefused(Reason.NO_SUCH_OPTION);
        }
        rows.cast(voter.editionId(), round.number(), enrolmentId, option, clock.instant());
    }

    private boolean takesVotes(Round round) {
        return round.isOpen() && clock.instant().isBefore(round.closesAt().toInstant());
    }

    /** Counts the round that has come to its end, and says what follows. */
    public VoteOutcome count(UUID editionId) {
        Edition edition = lock(editionId);
        Round round = current(editionId).orElseThrow();
        Tally tally = tally(editionId, round);
        return switch (CountPolicy.judge(tally, rules(edition), round.number(), round.extended())) {
            case CHOSEN -> {
                rows.close(editionId, round.number(), clock.instant());
                choose(edition, tally.leaders().get(0), null, null);
                yield VoteOutcome.CHOSEN;
            }
            case LONGER -> {
                rows.extend(editionId, round.number(), end(edition));
                yield VoteOutcome.AGAIN;
            }
            case SECOND_ROUND -> {
                rows.close(editionId, round.number(), clock.instant());
                open(edition, round.number() + 1, tally.leaders());
                yield VoteOutcome.AGAIN;
            }
            case COORDINATOR -> {
                rows.close(editionId, round.number(), clock.instant());
                yield VoteOutcome.UNDECIDED;
            }
        };
    }

    /** A coordinator settles what the vote did not. */
    public void decide(UUID editionId, String option, String reason, Actor coordinator) {
        Edition edition = lock(editionId);
        choose(edition, option, coordinator, reason);
        audit.record(coordinator, "choice.decided", null, editionId, option + ": " + reason);
    }

    private void choose(Edition edition, String key, @Nullable Actor coordinator, @Nullable String reason) {
        ChoiceRules rules = rules(edition);
        ChoiceOption option = rules.option(key);
        rows.keep(
                edition.id(),
                key,
                coordinator == null ? null : coordinator.name(),
                reason,
                voters(edition.id()).size(),
                clock.instant());
        UUID meetingId = meeting(edition).id();
        planning.retitle(meetingId, rules.titleOf(option));
        meetings.engage(meetingId, option.teacher(), option.teacherEmail());
    }

    /** The meeting whose topic the group chooses. */
    @Transactional(readOnly = true)
    public Meeting meeting(Edition edition) {
        return edition.meetings().get(rules(edition).meeting());
    }

    /** The rounds so far, in order. */
    @Transactional(readOnly = true)
    public List<Round> rounds(UUID editionId) {
        return rows.rounds(editionId);
    }

    @Transactional(readOnly = true)
    public Optional<Round> current(UUID editionId) {
        List<Round> rounds = rows.rounds(editionId);
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
    }

    /** Adds up the ballots of a round, anew each time. */
    @Transactional(readOnly = true)
    public Tally tally(UUID editionId, Round round) {
        return Tally.of(
                round.options(),
                rows.ballots(editionId, round.number()),
                voters(editionId).size());
    }

    /** What somebody voted in a round, for nobody else to see. */
    @Transactional(readOnly = true)
    public Optional<String> ballotOf(Enrolment voter, Round round) {
        return rows.ballotOf(voter.editionId(), round.number(), voter.id());
    }

    /** Whether somebody's vote would be taken in now. */
    @Transactional(readOnly = true)
    public boolean isOpen(UUID editionId) {
        return current(editionId).filter(this::takesVotes).isPresent();
    }

    /** Who can vote and has not done so in the current round. */
    @Transactional(readOnly = true)
    public List<Enrolment> stillToVote(UUID editionId) {
        Set<UUID> voted = current(editionId)
                .map(round -> rows.haveVoted(editionId, round.number()))
                .orElse(Set.of());
        return voters(editionId).stream()
                .filter(voter -> !voted.contains(voter.id()))
                .toList();
    }

    /** Who has voted in a round, by name; not for what. */
    @Transactional(readOnly = true)
    public List<String> haveVoted(UUID editionId, Round round) {
        return rows.haveVoted(editionId, round.number()).stream()
                .map(id -> enrolments.get(id).name())
                .sorted()
                .toList();
    }

    private List<Enrolment> voters(UUID editionId) {
        return enrolments.participantsOf(editionId);
    }

    @Transactional(readOnly = true)
    public Optional<Choice> result(UUID editionId) {
        return rows.result(editionId);
    }

    /** What an option is about. */
    public static LocalizedText topic(Edition edition, String option) {
        return rules(edition).option(option).topic();
    }

    /** @throws NullPointerException when the programme leaves nothing to the group */
    private static ChoiceRules rules(Edition edition) {
        return Objects.requireNonNull(edition.definition().choice(), "The programme has no choice module");
    }

    private Edition lock(UUID editionId) {
        return editions.lockById(editionId).orElseThrow();
    }
}
