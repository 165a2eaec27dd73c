package nl.kring.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.cancellation.Cancellation;
import nl.kring.cancellation.Cancellations;
import nl.kring.choice.Voting;
import nl.kring.companion.Companions;
import nl.kring.companion.Group;
import nl.kring.contracting.Agreement;
import nl.kring.contracting.Agreements;
import nl.kring.contracting.Confirmation;
import nl.kring.contracting.Contracting;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Places;
import nl.kring.enrolment.Teams;
import nl.kring.evaluation.Evaluations;
import nl.kring.form.TaskForms;
import nl.kring.form.TaskForms.TaskSummary;
import nl.kring.identity.AuditTrail;
import nl.kring.intake.Intake;
import nl.kring.intake.Intakes;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.Invoicing;
import nl.kring.portal.MyEnrolment.AgreementVersion;
import nl.kring.portal.MyEnrolment.Appointment;
import nl.kring.portal.MyEnrolment.ChoiceOfTheGroup;
import nl.kring.portal.MyEnrolment.HistoryLine;
import nl.kring.portal.MyEnrolment.Leaving;
import nl.kring.portal.MyEnrolment.Mate;
import nl.kring.portal.MyEnrolment.MyMeeting;
import nl.kring.portal.MyEnrolment.Replacement;
import nl.kring.portal.MyEnrolment.SmallGroup;
import nl.kring.portal.MyEnrolment.Task;
import nl.kring.programme.Edition;
import nl.kring.programme.EditionGroup;
import nl.kring.programme.Editions;
import nl.kring.programme.LocalizedText;
import nl.kring.programme.Meeting;
import nl.kring.session.Attendance;
import nl.kring.session.HandIn;
import nl.kring.session.Meetings;
import nl.kring.session.Session;
import nl.kring.session.SessionOutcome;
import nl.kring.session.Sessions;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a candidate sees of the own enrolments. Every question names the owner; what is another's is not there. */
@Component
@Transactional(readOnly = true)
class MyEnrolments {

    private final Enrolments enrolments;
    private final Teams teams;
    private final Editions editions;
    private final Places places;
    private final Intakes intakes;
    private final Agreements agreements;
    private final Contracting contracting;
    private final Sessions sessions;
    private final Meetings meetings;
    private final Evaluations evaluations;
    private final Cancellations cancellations;
    private final Invoicing invoicing;
    private final InvoiceBook book;
    private final Voting voting;
    private final Companions companions;
    private final TaskForms tasks;
    private final AuditTrail trail;
    private final MessageSource messages;
    private final Clock clock;

    MyEnrolments(
            Enrolments enrolments,
            Editions editions,
            Places places,
            Intakes intakes,
            Agreements agreements,
            Contracting contracting,
            Sessions sessions,
            Meetings meetings,
            Evaluations evaluations,
            Cancellations cancellations,
            Invoicing invoicing,
            InvoiceBook book,
            Voting voting,
            Companions companions,
            TaskForms tasks,
            AuditTrail trail,
            MessageSource messages,
            Teams teams,
            Clock clock) {
        this.enrolments = enrolments;
        this.teams = teams;
        this.editions = editions;
        this.places = places;
        this.intakes = intakes;
        this.agreements = agreements;
        this.contracting = contracting;
        this.sessions = sessions;
        this.meetings = meetings;
        this.evaluations = evaluations;
        this.cancellations = cancellations;
        this.invoicing = invoicing;
        this.book = book;
        this.voting = voting;
        this.companions = companions;
        this.tasks = tasks;
        this.trail = trail;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param openTasks how many things are asked of the candidate now */
    record Entry(
            EnrolmentLine enrolment,
            LocalizedText title,
            String process,
            String edition,
            ZonedDateTime startsAt,
            int openTasks) {}

    List<Entry> of(String owner) {
        return enrolments.findByEmailOrderByReceiptDesc(owner).stream()
                .map(this::entry)
                .toList();
    }

    private Entry entry(Enrolment enrolment) {
        Edition edition = editions.get(enrolment.editionId());
        return new Entry(
                EnrolmentLine.of(enrolment),
                edition.definition().title(),
                edition.definition().processes().enrolment(),
                edition.title(),
                edition.startsAt(),
                tasks.openFor(enrolment.id()).size());
    }

    /** @throws NotFound when there is none with this reference, or it is somebody else's */
    Enrolment get(String reference, String owner) {
        return enrolments.findByReferenceAndEmail(reference, owner).orElseThrow(NotFound::new);
    }

    /** The own enrolment that a task is about; empty when the task is not open or not one's own. */
    Optional<Enrolment> ofTask(String taskId, String owner) {
        return enrolments.findByEmailOrderByReceiptDesc(owner).stream()
                .filter(enrolment -> tasks.openFor(enrolment.id()).stream()
                        .anyMatch(task -> task.id().equals(taskId)))
                .findFirst();
    }

    MyEnrolment show(String reference, String owner, Locale locale) {
        Enrolment enrolment = get(reference, owner);
        Edition edition = editions.get(enrolment.editionId());
        boolean participating = enrolment.status().isParticipating();
        boolean evaluating = evaluations.findById(edition.id()).isPresent();
        return new MyEnrolment(
                EnrolmentLine.of(enrolment),
                edition.definition().title(),
                edition.definition().slug(),
                edition.definition().processes().enrolment(),
                edition.title(),
                Stage.of(
                        enrolment.status(),
                        evaluating,
                        edition.definition().processes().steps()),
                openTasks(enrolment),
                edition.group(enrolment.group()).map(EditionGroup::name).orElse(null),
                teams.mates(enrolment).stream().map(Enrolment::givenName).toList(),
                places.numberOfReceipt(enrolment),
                places.waitingPosition(enrolment),
                enrolment.status() == EnrolmentStatus.OFFERED
                        ? places.offeredUntil(enrolment.id())
                                .map(until -> until.atZone(AppClock.ZONE))
                                .orElse(null)
                        : null,
                appointment(enrolment, edition),
                participating,
                enrolment.status() == EnrolmentStatus.COMPLETED,
                meetings(enrolment, edition, locale),
                placesOpen(edition),
                participating ? agreements(enrolment) : List.of(),
                book.ofEnrolment(enrolment.id()),
                billing(enrolment, edition),
                history(enrolment, locale),
                leaving(enrolment),
                replacement(enrolment),
                participating ? choice(edition) : null,
                companions.of(enrolment).stream()
                        .map(group -> smallGroup(group, enrolment))
                        .toList(),
                participating && edition.definition().mentors());
    }

    private static SmallGroup smallGroup(Group group, Enrolment owner) {
        return new SmallGroup(
                group.id(),
                group.kind(),
                group.members().stream()
                        .filter(member -> !member.id().equals(owner.id()))
                        .map(member -> new Mate(
                                member.name(),
                                member.organisation(),
                                group.isConfirmedBy(member) ? member.email() : null))
                        .toList(),
                group.isConfirmedBy(owner));
    }

    private @Nullable ChoiceOfTheGroup choice(Edition edition) {
        return edition.definition().choice() == null
                        || voting.rounds(edition.id()).isEmpty()
                ? null
                : new ChoiceOfTheGroup(voting.meeting(edition).title(), voting.isOpen(edition.id()));
    }

    private @Nullable Replacement replacement(Enrolment enrolment) {
        if (enrolment.status() != EnrolmentStatus.LEAVING) {
            return null;
        }
        Cancellation cancellation = cancellations.get(enrolment.id());
        UUID colleague = Objects.requireNonNull(cancellation.replacementId());
        return new Replacement(
                enrolments.get(colleague).name(), Objects.requireNonNull(cancellation.replacementUntil()));
    }

    private List<Task> openTasks(Enrolment enrolment) {
        return tasks.openFor(enrolment.id()).stream().map(MyEnrolments::task).toList();
    }

    static Task task(TaskSummary task) {
        Instant due = task.due();
        return new Task(task.id(), task.key(), task.name(), due == null ? null : due.atZone(AppClock.ZONE));
    }

    private @Nullable Appointment appointment(Enrolment enrolment, Edition edition) {
        boolean stillMatters =
                enrolment.status() == EnrolmentStatus.INTAKE || enrolment.status() == EnrolmentStatus.DECIDING;
        Intake intake = stillMatters ? intakes.findById(enrolment.id()).orElse(null) : null;
        if (intake == null || intake.conversationAt() == null) {
            return null;
        }
        int minutes = edition.definition().conversationMinutes();
        boolean past = intake.conversationAt().plusMinutes(minutes).toInstant().isBefore(clock.instant());
        return new Appointment(intake.conversationAt(), minutes, intake.conversationLink(), past);
    }

    private List<MyMeeting> meetings(Enrolment enrolment, Edition edition, Locale locale) {
        Map<UUID, Session> known = enrolment.status().isParticipating()
                ? sessions.findByEditionId(edition.id()).stream()
                        .collect(Collectors.toMap(Session::meetingId, Function.identity()))
                : Map.of();
        Map<UUID, Attendance> attended = meetings.attendanceOf(enrolment.id()).stream()
                .collect(Collectors.toMap(Attendance::meetingId, Function.identity()));
        Map<UUID, HandIn> handedIn = meetings.handInsOf(enrolment.id()).stream()
                .collect(Collectors.toMap(HandIn::meetingId, Function.identity()));
        return edition.meetingsOf(enrolment.group()).stream()
                .map(meeting -> meeting(
                        meeting,
                        enrolment.status().isParticipating(),
                        known.get(meeting.id()),
                        attended.get(meeting.id()),
                        handedIn.get(meeting.id()),
                        locale))
                .toList();
    }

    /** Until the group has settled them at its first meeting. */
    private boolean placesOpen(Edition edition) {
        return edition.meetings().size() > 1
                && !edition.definition().hasFixedPlaces()
                && agreements.findByEditionIdOrderByVersion(edition.id()).isEmpty();
    }

    private MyMeeting meeting(
            Meeting meeting,
            boolean participating,
            @Nullable Session session,
            @Nullable Attendance attendance,
            @Nullable HandIn handedIn,
            Locale locale) {
        return new MyMeeting(
                MeetingLine.of(meeting, participating, locale),
                meeting.endsAt().toInstant().isBefore(clock.instant()),
                participating ? meeting.link() : null,
                session == null ? null : session.theme(),
                session == null ? null : session.material(),
                session == null ? null : session.assignments(),
                handedIn == null ? null : handedIn.answer(),
                session == null ? null : session.speakerName(),
                session != null && session.outcome() == SessionOutcome.CANCELLED,
                attendance == null ? null : attendance.isPresent());
    }

    private List<AgreementVersion> agreements(Enrolment enrolment) {
        return agreements.findByEditionIdOrderByVersion(enrolment.editionId()).stream()
                .map(agreement -> new AgreementVersion(
                        agreement.version(), agreement.recordedAt(), confirmation(agreement, enrolment)))
                .toList();
    }

    private @Nullable ZonedDateTime confirmation(Agreement agreement, Enrolment enrolment) {
        return contracting.confirmations(agreement.id()).stream()
                .filter(confirmation -> confirmation.enrolmentId().equals(enrolment.id()))
                .findFirst()
                .map(Confirmation::confirmedAt)
                .orElse(null);
    }

    /** @throws NotFound when there is no such version, or the candidate is not in the group */
    Agreement agreement(String reference, String owner, int version) {
        Enrolment enrolment = get(reference, owner);
        return agreements.findByEditionIdOrderByVersion(enrolment.editionId()).stream()
                .filter(agreement ->
                        agreement.version() == version && enrolment.status().isParticipating())
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** What there is a text for; the rest of the trail is not meant for candidates. The newest first. */
    private List<HistoryLine> history(Enrolment enrolment, Locale locale) {
        List<HistoryLine> lines = trail.history(enrolment.id()).stream()
                .filter(entry -> messages.getMessage("history." + entry.action(), null, null, locale) != null)
                .map(entry -> new HistoryLine(
                        entry.at().atZone(AppClock.ZONE),
                        entry.action(),
                        entry.actor().isStaff()))
                .collect(Collectors.toList());
        Collections.reverse(lines);
        return lines;
    }

    /** Asked for the first time in the intake; from then on the candidate may correct it until the invoice is issued. */
    private MyEnrolment.Billing billing(Enrolment enrolment, Edition edition) {
        boolean known = invoicing.billedTo(enrolment.id()).isPresent();
        boolean asked = known || enrolment.status().compareTo(EnrolmentStatus.DECIDING) >= 0;
        boolean possible = enrolment.fee(edition).signum() > 0
                && asked
                && !enrolment.hasEnded()
                && !invoicing.wasInvoiced(enrolment.id());
        return new MyEnrolment.Billing(possible, known, possible && invoicing.isDue(enrolment.id()));
    }

    private static Leaving leaving(Enrolment enrolment) {
        boolean cancels = enrolment.status().canCancel();
        boolean isLeaving = enrolment.status() == EnrolmentStatus.LEAVING;
        return new Leaving(!enrolment.hasEnded() && !isLeaving, cancels);
    }
}
