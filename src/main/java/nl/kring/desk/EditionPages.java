package nl.kring.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.admission.Admission;
import nl.kring.contracting.Agreement;
import nl.kring.contracting.Agreements;
import nl.kring.contracting.Contracting;
import nl.kring.desk.EditionPage.Confirmed;
import nl.kring.desk.EditionPage.GroupLine;
import nl.kring.desk.EditionPage.Handed;
import nl.kring.desk.EditionPage.MeetingRow;
import nl.kring.desk.EditionPage.Review;
import nl.kring.desk.EditionPage.Slot;
import nl.kring.desk.EditionPage.Version;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Places;
import nl.kring.enrolment.Places.Standing;
import nl.kring.evaluation.EvaluationResults;
import nl.kring.evaluation.Evaluations;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.intake.ConversationSlot;
import nl.kring.intake.Conversations;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Attendance;
import nl.kring.session.Contributions;
import nl.kring.session.HandIn;
import nl.kring.session.Meetings;
import nl.kring.session.Session;
import nl.kring.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the desk shows of editions. */
@Component
@Transactional(readOnly = true)
class EditionPages {

    private final Editions editions;
    private final Places places;
    private final Enrolments enrolments;
    private final Bypasses bypasses;
    private final Admission admission;
    private final Conversations conversations;
    private final Sessions sessions;
    private final Meetings meetings;
    private final Contributions contributions;
    private final Agreements agreements;
    private final Contracting contracting;
    private final Evaluations evaluations;
    private final EvaluationResults results;
    private final StaffDirectory staff;
    private final Clock clock;

    EditionPages(
            Editions editions,
            Places places,
            Enrolments enrolments,
            Bypasses bypasses,
            Admission admission,
            Conversations conversations,
            Sessions sessions,
            Meetings meetings,
            Contributions contributions,
            Agreements agreements,
            Contracting contracting,
            Evaluations evaluations,
            EvaluationResults results,
            StaffDirectory staff,
            Clock clock) {
        this.editions = editions;
        this.places = places;
        this.enrolments = enrolments;
        this.bypasses = bypasses;
        this.admission = admission;
        this.conversations = conversations;
        this.sessions = sessions;
        this.meetings = meetings;
        this.contributions = contributions;
        this.agreements = agreements;
        this.contracting = contracting;
        this.evaluations = evaluations;
        this.results = results;
        this.staff = staff;
        this.clock = clock;
    }

    List<EditionLine> lines(UUID programmeId) {
        return editions.findByProgrammeIdOrderByEnrolmentOpensAt(programmeId).stream()
                .map(this::line)
                .toList();
    }

    /** @throws nl.kring.programme.NoSuchEdition when there is no such edition */
    EditionLine line(UUID editionId) {
        return line(editions.get(editionId));
    }

    private EditionLine line(Edition edition) {
        Instant now = clock.instant();
        Edition.Status status = edition.status(now);
        boolean undecided = edition.decision() == null;
        return new EditionLine(
                edition.id(),
                edition.title(),
                edition.startsAt(),
                status,
                places.occupancy(edition.id()),
                enrolments.countByEditionIdAndStatusIn(
                        edition.id(), List.of(EnrolmentStatus.INTAKE, EnrolmentStatus.DECIDING)),
                admission.admitted(edition.id()),
                edition.minimum(),
                edition.waitingListSize(),
                status == Edition.Status.CANCELLED
                        ? null
                        : edition.meetings().stream()
                                .filter(meeting -> meeting.endsAt().toInstant().isAfter(now))
                                .findFirst()
                                .orElse(null),
                undecided ? edition.decisionDueAt() : null,
                undecided && edition.decisionDueAt().toInstant().isBefore(now));
    }

    /** @throws nl.kring.programme.NoSuchEdition when there is no such edition */
    EditionPage page(UUID editionId, Locale locale) {
        Edition edition = editions.get(editionId);
        List<Standing> standings = places.standings(editionId);
        Map<UUID, Enrolment> people = standings.stream()
                .map(Standing::enrolment)
                .collect(Collectors.toMap(Enrolment::id, Function.identity()));
        return new EditionPage(
                edition,
                line(edition),
                groups(edition),
                standings,
                bypasses.ofEdition(editionId).stream()
                        .map(bypass -> BypassLine.of(bypass, people.get(bypass.enrolmentId())))
                        .toList(),
                edition.takesPeople(clock.instant()),
                clock.instant().isBefore(edition.startsAt().toInstant())
                        && edition.decision() != Edition.Decision.NO_GO,
                slots(editionId, people),
                meetings(edition, people, locale),
                agreements.findByEditionIdOrderByVersion(editionId).stream()
                        .map(agreement -> version(agreement, people))
                        .toList(),
                review(editionId, locale));
    }

    /** Empty where the edition has none. */
    List<GroupLine> groups(Edition edition) {
        return edition.groups().stream()
                .map(group ->
                        new GroupLine(group.number(), group.name(), places.occupancy(edition.id(), group.number())))
                .toList();
    }

    private List<Slot> slots(UUID editionId, Map<UUID, Enrolment> people) {
        return conversations.all(editionId).stream()
                .map(slot -> slot(slot, people))
                .toList();
    }

    private Slot slot(ConversationSlot slot, Map<UUID, Enrolment> people) {
        UUID takenBy = slot.enrolmentId();
        return new Slot(
                slot.id(),
                slot.startsAt(),
                slot.minutes(),
                staff.find(slot.facilitator()).map(StaffMember::name).orElse(slot.facilitator()),
                slot.link(),
                takenBy == null ? null : people.get(takenBy),
                slot.startsAt().toInstant().isBefore(clock.instant()),
                !staff.isThere(slot.facilitator(), slot.startsAt().toLocalDate()));
    }

    private List<MeetingRow> meetings(Edition edition, Map<UUID, Enrolment> people, Locale locale) {
        Map<UUID, Session> work = sessions.findByEditionId(edition.id()).stream()
                .collect(Collectors.toMap(Session::meetingId, Function.identity()));
        boolean mayMove = edition.status(clock.instant()) != Edition.Status.CANCELLED;
        return edition.meetings().stream()
                .map(meeting -> meeting(meeting, work.get(meeting.id()), people, mayMove, locale))
                .toList();
    }

    private MeetingRow meeting(
            Meeting meeting, @Nullable Session session, Map<UUID, Enrolment> people, boolean mayMove, Locale locale) {
        List<Attendance> attendance = meetings.attendance(meeting.id());
        OptionalDouble rating = meetings.averageRating(meeting.id());
        boolean settled = session != null && session.outcome() != null;
        List<HandIn> handedIn = meetings.handIns(meeting.id());
        boolean asked = session != null
                && session.assignments() != null
                && editions.get(meeting.editionId()).definition().handIns();
        return new MeetingRow(
                meeting,
                session,
                names(attendance, true, people),
                names(attendance, false, people),
                rating.isPresent() ? Double.valueOf(rating.getAsDouble()) : null,
                meetings.ratings(meeting.id()).size(),
                handedIn.stream()
                        .map(each -> new Handed(nameOf(people, each.enrolmentId()), each))
                        .toList(),
                asked ? notHandedIn(meeting, handedIn, people) : List.of(),
                contributions.of(meeting, locale),
                mayMove && !settled && meeting.endsAt().toInstant().isAfter(clock.instant()));
    }

    private static List<String> notHandedIn(Meeting meeting, List<HandIn> handedIn, Map<UUID, Enrolment> people) {
        Set<UUID> done = handedIn.stream().map(HandIn::enrolmentId).collect(Collectors.toSet());
        return people.values().stream()
                .filter(person -> person.status().isParticipating() && meeting.isFor(person.group()))
                .filter(person -> !done.contains(person.id()))
                .map(Enrolment::name)
                .sorted()
                .toList();
    }

    private static List<String> names(List<Attendance> attendance, boolean present, Map<UUID, Enrolment> people) {
        return attendance.stream()
                .filter(each -> each.isPresent() == present)
                .map(each -> nameOf(people, each.enrolmentId()))
                .sorted()
                .toList();
    }

    private static String nameOf(Map<UUID, Enrolment> people, UUID enrolmentId) {
        return Objects.requireNonNull(people.get(enrolmentId), "Somebody of another edition")
                .name();
    }

    private Version version(Agreement agreement, Map<UUID, Enrolment> people) {
        return new Version(
                agreement,
                contracting.confirmations(agreement.id()).stream()
                        .map(each -> new Confirmed(
                                nameOf(people, each.enrolmentId()),
                                each.confirmedAt(),
                                each.confirmedBy(),
                                each.remark()))
                        .toList(),
                contracting.missing(agreement.id()).stream()
                        .map(Enrolment::name)
                        .toList());
    }

    private @Nullable Review review(UUID editionId, Locale locale) {
        return evaluations
                .findById(editionId)
                .map(evaluation -> new Review(evaluation, results.responses(editionId), results.of(editionId, locale)))
                .orElse(null);
    }
}
