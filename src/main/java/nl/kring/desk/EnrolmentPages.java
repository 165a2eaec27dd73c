package nl.kring.desk;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import nl.kring.admission.Admission;
import nl.kring.admission.DecisionRound;
import nl.kring.cancellation.Cancellation;
import nl.kring.cancellation.Cancellations;
import nl.kring.contracting.Agreement;
import nl.kring.contracting.Agreements;
import nl.kring.contracting.Confirmation;
import nl.kring.contracting.Contracting;
import nl.kring.desk.EnrolmentPage.Agreed;
import nl.kring.desk.EnrolmentPage.Decisions;
import nl.kring.desk.EnrolmentPage.Event;
import nl.kring.desk.EnrolmentPage.Form;
import nl.kring.desk.EnrolmentPage.Present;
import nl.kring.desk.EnrolmentPage.Replacement;
import nl.kring.enrolment.Advice;
import nl.kring.enrolment.Bypasses;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Places;
import nl.kring.enrolment.Teams;
import nl.kring.form.SubmittedAnswers;
import nl.kring.form.SubmittedAnswers.SubmittedForm;
import nl.kring.identity.AuditEntry;
import nl.kring.identity.AuditTrail;
import nl.kring.intake.Intakes;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.Invoicing;
import nl.kring.programme.Editions;
import nl.kring.session.Meetings;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the desk shows of an enrolment. */
@Component
@Transactional(readOnly = true)
class EnrolmentPages {

    /** How the actions in the audit trail begin that are about what somebody pays. */
    private static final String INVOICES = "invoice.";

    private final Enrolments enrolments;
    private final Editions editions;
    private final Places places;
    private final Bypasses bypasses;
    private final Cancellations cancellations;
    private final Intakes intakes;
    private final Admission admission;
    private final SubmittedAnswers submitted;
    private final Meetings meetings;
    private final Agreements agreements;
    private final Contracting contracting;
    private final Invoicing invoicing;
    private final InvoiceBook book;
    private final Teams teams;
    private final AuditTrail audit;
    private final LetterLines letters;
    private final MessageSource messages;

    EnrolmentPages(
            Enrolments enrolments,
            Editions editions,
            Places places,
            Bypasses bypasses,
            Cancellations cancellations,
            Intakes intakes,
            Admission admission,
            SubmittedAnswers submitted,
            Meetings meetings,
            Agreements agreements,
            Contracting contracting,
            Invoicing invoicing,
            InvoiceBook book,
            Teams teams,
            AuditTrail audit,
            LetterLines letters,
            MessageSource messages) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.places = places;
        this.bypasses = bypasses;
        this.cancellations = cancellations;
        this.intakes = intakes;
        this.admission = admission;
        this.submitted = submitted;
        this.meetings = meetings;
        this.agreements = agreements;
        this.contracting = contracting;
        this.invoicing = invoicing;
        this.book = book;
        this.teams = teams;
        this.audit = audit;
        this.letters = letters;
        this.messages = messages;
    }

    Enrolment find(String reference) {
        return enrolments.findByReference(reference).orElseThrow(DeskPages::notFound);
    }

    /** @param coordinates whether the reader may read what is invoiced */
    EnrolmentPage page(String reference, Locale locale, boolean coordinates) {
        Enrolment enrolment = find(reference);
        UUID id = enrolment.id();
        List<DecisionRound> rounds = admission.rounds(id);
        return new EnrolmentPage(
                enrolment,
                editions.get(enrolment.editionId()),
                places.placeNumber(id),
                places.offeredUntil(id).map(EnrolmentPages::local).orElse(null),
                places.waitingPosition(enrolment),
                places.numberOfReceipt(enrolment),
                bypasses.ofEnrolment(id).stream()
                        .map(bypass -> BypassLine.of(bypass, null))
                        .toList(),
                replacement(enrolment),
                advice(enrolment, locale),
                intakes.findById(id).orElse(null),
                rounds.stream().map(EnrolmentPages::decisions).toList(),
                forms(id, locale, coordinates),
                meetings.attendanceOf(id).stream()
                        .map(each -> new Present(editions.getMeeting(each.meetingId()), each))
                        .toList(),
                agreements.findByEditionIdOrderByVersion(enrolment.editionId()).stream()
                        .map(agreement -> agreed(agreement, id))
                        .toList(),
                coordinates ? invoicing.billedTo(id).orElse(null) : null,
                coordinates && invoicing.isDue(id),
                teams.mates(enrolment),
                coordinates ? book.ofEnrolment(id) : List.of(),
                audit.history(id).stream()
                        .filter(entry -> coordinates || !entry.action().startsWith(INVOICES))
                        .map(entry -> event(entry, locale))
                        .toList(),
                letters.to(enrolment.email(), coordinates));
    }

    private @Nullable Replacement replacement(Enrolment enrolment) {
        if (enrolment.status() != EnrolmentStatus.LEAVING) {
            return null;
        }
        Cancellation cancellation = cancellations.get(enrolment.id());
        return new Replacement(
                enrolments.get(Objects.requireNonNull(cancellation.replacementId())),
                Objects.requireNonNull(cancellation.replacementUntil()));
    }

    private List<String> advice(Enrolment enrolment, Locale locale) {
        Advice advice = enrolment.advice();
        if (advice == null) {
            return List.of();
        }
        if (advice.isPositive()) {
            return List.of(messages.getMessage("desk.enrolment.advice.positive", null, locale));
        }
        return advice.remarks().stream()
                .map(remark -> text(
                        remark.key(), remark.key(), locale, remark.arguments().toArray()))
                .toList();
    }

    private static Decisions decisions(DecisionRound round) {
        boolean open = !round.isDecided();
        return new Decisions(
                round.round(),
                round.organiserDecision() != null,
                round.candidateDecision() != null,
                open ? null : round.organiserDecision(),
                open ? null : round.organiserReason(),
                open ? null : round.candidateDecision(),
                open ? null : round.candidateReason(),
                round.conversationReport());
    }

    private List<Form> forms(UUID enrolmentId, Locale locale, boolean coordinates) {
        List<Form> forms = new ArrayList<>();
        for (SubmittedForm form : submitted.ofEnrolment(enrolmentId, locale, coordinates)) {
            forms.add(new Form(
                    text(
                            "desk.form." + form.submission().formId(),
                            form.submission().formId(),
                            locale),
                    local(form.submission().submittedAt()),
                    form.submission().submittedBy().name(),
                    form.answers()));
        }
        return forms;
    }

    private Agreed agreed(Agreement agreement, UUID enrolmentId) {
        return contracting.confirmations(agreement.id()).stream()
                .filter(each -> each.enrolmentId().equals(enrolmentId))
                .findFirst()
                .map(each -> agreed(agreement, each))
                .orElseGet(() -> new Agreed(agreement.version(), null, null, null));
    }

    private static Agreed agreed(Agreement agreement, Confirmation confirmation) {
        return new Agreed(
                agreement.version(), confirmation.confirmedAt(), confirmation.confirmedBy(), confirmation.remark());
    }

    Event event(AuditEntry entry, Locale locale) {
        return new Event(
                local(entry.at()),
                text("desk.history." + entry.action(), entry.action(), locale),
                entry.actor().name(),
                entry.detail());
    }

    private String text(String key, String otherwise, Locale locale, @Nullable Object... arguments) {
        String text = messages.getMessage(key, arguments, otherwise, locale);
        return text == null ? otherwise : text;
    }

    private static ZonedDateTime local(Instant instant) {
        return instant.atZone(AppClock.ZONE);
    }
}
