package nl.kring.session;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.FormLibrary;
import nl.kring.form.FormSubmission;
import nl.kring.form.FormSubmissions;
import nl.kring.form.QuestionAnswer;
import nl.kring.form.ReadableAnswers;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.ProgrammeDefinition.TurnRules;
import nl.kring.programme.ProgrammeDefinition.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose turn it is to prepare a meeting with the facilitator, and what they bring: a case, or the theme of their school.
 * What they answered stays with the form.
 */
@Service
@Transactional
public class Contributions {

    private static final String TASK = "Task_BringContribution";
    private static final String STEP = "bringContribution";
    private static final String FORM = "BringContribution";

    private final Sessions sessions;
    private final Editions editions;
    private final Enrolments enrolments;
    private final FormSubmissions submissions;
    private final FormLibrary library;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contributions(
            Sessions sessions,
            Editions editions,
            Enrolments enrolments,
            FormSubmissions submissions,
            FormLibrary library,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.editions = editions;
        this.enrolments = enrolments;
        this.submissions = submissions;
        this.library = library;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What came in for a meeting.
     *
     * @param answers in the words of the form; null while nothing has come in
     */
    public record Contribution(String from, @Nullable List<QuestionAnswer> answers) {}

    /** The team, or one person, has answered already. */
    public static final class AlreadyBrought extends RuntimeException {}

    /** By which rules participants take turns at a meeting; empty where they do not. */
    @Transactional(readOnly = true)
    public Optional<TurnRules> rules(Meeting meeting) {
        return Optional.ofNullable(
                        editions.get(meeting.editionId()).definition().turns())
                .filter(rules -> ordinal(meeting) >= rules.from());
    }

    /** All who can take a turn at a meeting, in order of receipt. */
    @Transactional(readOnly = true)
    public List<Turn> turns(Meeting meeting) {
        boolean teams = rules(meeting).filter(rules -> rules.who() == Who.TEAM).isPresent();
        Map<UUID, List<Enrolment>> together = new LinkedHashMap<>();
        for (Enrolment person : enrolments.participantsOf(meeting)) {
            UUID team = person.teamId();
            together.computeIfAbsent(teams && team != null ? team : person.id(), one -> new ArrayList<>())
                    .add(person);
        }
        Map<String, Set<UUID>> earlier = earlierTurns(meeting);
        return together.values().stream()
                .map(people -> new Turn(people, before(people, earlier)))
                .toList();
    }

    private static int before(List<Enrolment> people, Map<String, Set<UUID>> earlier) {
        Set<UUID> had = new HashSet<>();
        people.forEach(person -> had.addAll(earlier.getOrDefault(person.email(), Set.of())));
        return had.size();
    }

    /** The meetings at which somebody had a turn, by address, for the enrolment is another one every year. */
    private Map<String, Set<UUID>> earlierTurns(Meeting meeting) {
        UUID programme = editions.get(meeting.editionId()).programme().id();
        Map<String, Set<UUID>> earlier = new HashMap<>();
        for (Edition edition : editions.findByProgrammeIdOrderByEnrolmentOpensAt(programme)) {
            for (Session session : sessions.findByEditionId(edition.id())) {
                boolean counts = session.outcome() != SessionOutcome.CANCELLED
                        && !session.meetingId().equals(meeting.id());
                for (UUID person : counts ? session.coPreparers() : Set.<UUID>of()) {
                    earlier.computeIfAbsent(enrolments.get(person).email(), one -> new HashSet<>())
                            .add(session.meetingId());
                }
            }
        }
        return earlier;
    }

    /** Whose turn it is at a meeting; empty where nobody takes turns. */
    @Transactional(readOnly = true)
    public List<Turn> proposed(Meeting meeting) {
        List<Meeting> own = editions.get(meeting.editionId()).meetingsOf(meeting.group());
        return rules(meeting)
                .map(rules -> TurnPolicy.propose(rules, turns(meeting), own.size() - ordinal(meeting)))
                .orElse(List.of());
    }

    private int ordinal(Meeting meeting) {
        return (int) editions.get(meeting.editionId()).meetingsOf(meeting.group()).stream()
                .filter(earlier -> earlier.number() < meeting.number())
                .count();
    }

    /** Until when it can be handed in; empty where nobody takes turns. */
    @Transactional(readOnly = true)
    public Optional<ZonedDateTime> closesAt(Meeting meeting) {
        return rules(meeting).map(rules -> meeting.startsAt().minus(rules.closesBefore()));
    }

    /** Whether those who prepare a meeting are still to be asked for what they bring. */
    @Transactional(readOnly = true)
    public boolean areAsked(Meeting meeting) {
        return !chosen(meeting).isEmpty()
                && closesAt(meeting)
                        .filter(closes -> closes.toInstant().isAfter(clock.instant()))
                        .isPresent();
    }

    /** Those who prepare a meeting, in order of receipt; empty before that was settled. */
    @Transactional(readOnly = true)
    public List<Turn> chosen(Meeting meeting) {
        Set<UUID> preparing =
                sessions.findById(meeting.id()).map(Session::coPreparers).orElse(Set.of());
        return rules(meeting).isEmpty()
                ? List.of()
                : turns(meeting).stream()
                        .filter(turn -> turn.people().stream().anyMatch(person -> preparing.contains(person.id())))
                        .toList();
    }

    /**
     * Somebody brings something, for all of the team.
     *
     * @throws AlreadyBrought when somebody of the team did before
     */
    public void bring(UUID meetingId, UUID enrolmentId) {
        Meeting meeting = editions.getMeeting(meetingId);
        // One after the other: of two who answer for a team at once, the second finds what the first brought.
        editions.lockById(meeting.editionId());
        Turn turn = turns(meeting).stream()
                .filter(each -> each.isOf(enrolmentId))
                .findFirst()
                .orElseThrow();
        if (answers(meetingId, turn).isPresent()) {
            throw new AlreadyBrought();
        }
        events.publishEvent(new Contributed(
                meetingId,
                enrolmentId,
                turn.people().stream()
                        .map(Enrolment::id)
                        .filter(id -> !id.equals(enrolmentId))
                        .toList()));
    }

    /** What those who prepare a meeting bring, in order of receipt. */
    @Transactional(readOnly = true)
    public List<Contribution> of(Meeting meeting, Locale locale) {
        String form = editions.get(meeting.editionId()).definition().formFor(STEP, FORM);
        return chosen(meeting).stream()
                .map(turn -> new Contribution(
                        turn.name(),
                        answers(meeting.id(), turn)
                                .flatMap(given -> library.find(form)
                                        .map(deployed ->
                                                ReadableAnswers.of(deployed.schema(), given.answers(), locale, false)))
                                .orElse(null)))
                .toList();
    }

    private Optional<FormSubmission> answers(UUID meetingId, Turn turn) {
        return submissions.ofSession(meetingId, TASK).stream()
                .filter(given -> given.enrolmentId().filter(turn::isOf).isPresent())
                .findFirst();
    }
}
