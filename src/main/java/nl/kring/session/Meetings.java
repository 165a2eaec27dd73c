package nl.kring.session;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.Planning;
import nl.kring.programme.ProgrammeDefinition.OnlineRules;
import nl.kring.session.Attendance.FollowUp;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prepares meetings, moves them online, and keeps attendance and ratings. */
@Service
@Transactional
public class Meetings {

    private final Sessions sessions;
    private final Attendances attendances;
    private final SessionRatings ratings;
    private final HandIns handIns;
    private final Editions editions;
    private final Planning planning;
    private final Enrolments enrolments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Meetings(
            Sessions sessions,
            Attendances attendances,
            SessionRatings ratings,
            HandIns handIns,
            Editions editions,
            Planning planning,
            Enrolments enrolments,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.attendances = attendances;
        this.ratings = ratings;
        this.handIns = handIns;
        this.editions = editions;
        this.planning = planning;
        this.enrolments = enrolments;
        this.events = events;
        this.clock = clock;
    }

    /** Begins the work on a meeting. */
    public Session begin(UUID meetingId) {
        Meeting meeting = editions.getMeeting(meetingId);
        return sessions.findById(meetingId).orElseGet(() -> sessions.save(new Session(meetingId, meeting.editionId())));
    }

    /** Names who leads or speaks at a meeting, before it is prepared. */
    public void engage(UUID meetingId, String name, String email) {
        begin(meetingId).engage(name, email);
    }

    public void prepare(UUID meetingId, Preparation preparation) {
        sessions.get(meetingId).prepare(preparation);
    }

    /**
     * The meeting cannot be held in the room: it is held online, at the same time or another.
     *
     * @throws IllegalStateException when it was held or cancelled before
     */
    public void moveOnline(UUID meetingId, ZonedDateTime start, ZonedDateTime end, String link, String reason) {
        Session session = begin(meetingId);
        if (session.outcome() != null) {
            throw new IllegalStateException("Session " + meetingId + " is over: " + session.outcome());
        }
        planning.moveOnline(meetingId, start, end, link);
        session.movedOnline(reason);
        events.publishEvent(new SessionMovedOnline(meetingId));
    }

    /** The meetings of an edition that would be held online if all of it were, in order. */
    @Transactional(readOnly = true)
    public List<Meeting> stillToCome(UUID editionId) {
        return editions.get(editionId).meetings().stream()
                .filter(meeting -> meeting.startsAt().toInstant().isAfter(clock.instant()))
                .filter(meeting -> sessions.findById(meeting.id())
                        .filter(session -> session.outcome() != null)
                        .isEmpty())
                .toList();
    }

    /** Whether a meeting was held in the room, or is being held there. */
    @Transactional(readOnly = true)
    public boolean wasInTheRoom(UUID editionId) {
        return editions.get(editionId).meetings().stream()
                .filter(meeting ->
                        !meeting.isOnline() && !meeting.startsAt().toInstant().isAfter(clock.instant()))
                .anyMatch(meeting -> sessions.findById(meeting.id())
                        .filter(session -> session.outcome() == SessionOutcome.CANCELLED
                                || session.outcome() == SessionOutcome.HELD_ONLINE)
                        .isEmpty());
    }

    /**
     * The rest of an edition is held online, each meeting on its day, at the hours that the programme sets for that. Whoever
     * calls holds the edition.
     *
     * @throws IllegalStateException when that was done before, when it is cancelled, or when nothing is to come any more
     */
    public void moveAllOnline(UUID editionId, String link, String reason) {
        Edition edition = editions.get(editionId);
        List<Meeting> ahead = stillToCome(editionId);
        if (edition.isOnline() || ahead.isEmpty() || edition.status(clock.instant()) == Edition.Status.CANCELLED) {
            throw new IllegalStateException("Edition " + editionId + " cannot be moved online");
        }
        boolean wholly = !wasInTheRoom(editionId);
        for (Meeting meeting : ahead) {
            OnlineHours hours = onlineHours(meeting);
            planning.moveOnline(meeting.id(), hours.start(), hours.end(), link);
            begin(meeting.id()).movedOnline(reason);
        }
        planning.moveEditionOnline(editionId, reason, wholly);
    }

    /** When a meeting is held if it is held online. */
    public record OnlineHours(ZonedDateTime start, ZonedDateTime end) {}

    /** On its own day, at the hours of the programme; one of several days, or of a programme without such hours, as it is. */
    @Transactional(readOnly = true)
    public OnlineHours onlineHours(Meeting meeting) {
        OnlineRules rules = editions.get(meeting.editionId()).definition().online();
        LocalDate day = meeting.startsAt().toLocalDate();
        if (rules == null || !meeting.endsAt().toLocalDate().equals(day)) {
            return new OnlineHours(meeting.startsAt(), meeting.endsAt());
        }
        return new OnlineHours(
                day.atTime(rules.from()).atZone(AppClock.ZONE),
                day.atTime(rules.to()).atZone(AppClock.ZONE));
    }

    /** Whether participants are asked to hand something in for a meeting: its programme has that, and something was asked. */
    @Transactional(readOnly = true)
    public boolean asksForHandIns(UUID meetingId) {
        Session session = sessions.get(meetingId);
        Meeting meeting = editions.getMeeting(meetingId);
        String assignments = session.assignments();
        return editions.get(meeting.editionId()).definition().handIns()
                && assignments != null
                && !assignments.isBlank()
                && meeting.startsAt().toInstant().isAfter(clock.instant());
    }

    public void handIn(UUID meetingId, UUID enrolmentId, String answer) {
        handIns.save(new HandIn(meetingId, enrolmentId, answer, clock.instant()));
    }

    /** In the order in which they came in. */
    @Transactional(readOnly = true)
    public List<HandIn> handIns(UUID meetingId) {
        return handIns.findByMeetingIdOrderByHandedInAt(meetingId);
    }

    @Transactional(readOnly = true)
    public List<HandIn> handInsOf(UUID enrolmentId) {
        return handIns.findByEnrolmentId(enrolmentId);
    }

    /** Whether those who rated a meeting rate it below the norm of its programme; nobody's silence does. */
    @Transactional(readOnly = true)
    public boolean isBelowNorm(UUID meetingId) {
        BigDecimal norm = editions.get(editions.getMeeting(meetingId).editionId())
                .definition()
                .ratingNorm();
        List<SessionRating> given = ratings.findByMeetingId(meetingId);
        int sum = given.stream().mapToInt(SessionRating::rating).sum();
        return norm != null && BigDecimal.valueOf(sum).compareTo(norm.multiply(BigDecimal.valueOf(given.size()))) < 0;
    }

    /** Notes what is done about a rating below the norm. */
    public void improve(UUID meetingId, String what) {
        sessions.get(meetingId).improve(what);
    }

    /** Registers how the meeting went and, unless it was cancelled, who was there. */
    public void register(UUID meetingId, Registration registration) {
        Session session = sessions.get(meetingId);
        session.register(
                registration.outcome(), registration.absenceNotes(), registration.yield(), registration.nextTheme());
        if (registration.outcome() != SessionOutcome.CANCELLED) {
            for (Enrolment participant : enrolments.participantsOf(editions.getMeeting(meetingId))) {
                attendances.save(new Attendance(
                        meetingId, participant.id(), registration.present().contains(participant.id())));
            }
        }
    }

    /** @param present the enrolments of those who were there */
    public record Registration(
            SessionOutcome outcome,
            Set<UUID> present,
            @Nullable String absenceNotes,
            @Nullable String yield,
            @Nullable String nextTheme) {}

    /** Whether the last meeting of an edition, or of each of its groups, was held or cancelled. */
    @Transactional(readOnly = true)
    public boolean areThrough(UUID editionId) {
        return editions.get(editionId).lastMeetings().stream()
                .allMatch(meeting -> sessions.findById(meeting.id())
                        .filter(session -> session.outcome() != null)
                        .isPresent());
    }

    public void followUpAbsence(UUID meetingId, UUID enrolmentId, FollowUp agreed, String notes) {
        attendances
                .findByMeetingIdAndEnrolmentId(meetingId, enrolmentId)
                .orElseThrow()
                .followUp(agreed, notes);
    }

    public void rate(
            UUID meetingId, UUID enrolmentId, int rating, @Nullable String mostValuable, @Nullable String toImprove) {
        ratings.save(new SessionRating(meetingId, enrolmentId, rating, mostValuable, toImprove, clock.instant()));
    }

    @Transactional(readOnly = true)
    public List<Attendance> attendance(UUID meetingId) {
        return attendances.findByMeetingId(meetingId);
    }

    @Transactional(readOnly = true)
    public List<Attendance> attendanceOf(UUID enrolmentId) {
        return attendances.findByEnrolmentId(enrolmentId);
    }

    @Transactional(readOnly = true)
    public List<SessionRating> ratings(UUID meetingId) {
        return ratings.findByMeetingId(meetingId);
    }

    /** The mean rating from 1 to 10, empty while nobody has rated. */
    @Transactional(readOnly = true)
    public OptionalDouble averageRating(UUID meetingId) {
        return ratings.findByMeetingId(meetingId).stream()
                .mapToInt(SessionRating::rating)
                .average();
    }
}
