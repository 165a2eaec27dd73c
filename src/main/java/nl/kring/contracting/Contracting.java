package nl.kring.contracting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.contracting.SetUp.AgreedMeeting;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.Planning;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what a group agrees on and collects everybody's confirmation. */
@Service
@Transactional
public class Contracting {

    private final Agreements agreements;
    private final Confirmations confirmations;
    private final Editions editions;
    private final Planning planning;
    private final Enrolments enrolments;
    private final Enrolling enrolling;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contracting(
            Agreements agreements,
            Confirmations confirmations,
            Editions editions,
            Planning planning,
            Enrolments enrolments,
            Enrolling enrolling,
            ApplicationEventPublisher events,
            Clock clock) {
        this.agreements = agreements;
        this.confirmations = confirmations;
        this.editions = editions;
        this.planning = planning;
        this.enrolments = enrolments;
        this.enrolling = enrolling;
        this.events = events;
        this.clock = clock;
    }

    /** Records the next version, which replaces the one before, and moves the meetings to the dates and places agreed. */
    public Agreement record(UUID editionId, SetUp setUp, String by) {
        Edition edition = editions.lockById(editionId).orElseThrow();
        Optional<Agreement> before = agreements.findFirstByEditionIdOrderByVersionDesc(editionId);
        int version = before.map(Agreement::version).orElse(0) + 1;
        for (AgreedMeeting agreed : setUp.meetings()) {
            Meeting meeting = edition.meetings().get(agreed.number());
            planning.reschedule(meeting.id(), agreed.startsAt(), agreed.endsAt(), agreed.place());
        }
        Agreement recorded = agreements.save(new Agreement(editionId, version, setUp, by, clock.instant()));
        before.ifPresent(replaced -> {
            replaced.close(clock.instant());
            events.publishEvent(new AgreementReplaced(replaced.id()));
        });
        return recorded;
    }

    /** What the group agreed on last. Holds the edition, so that nothing new is recorded before the caller is done. */
    public Optional<Agreement> inForce(UUID editionId) {
        editions.lockById(editionId);
        return agreements.findFirstByEditionIdOrderByVersionDesc(editionId);
    }

    /** Notes a participant's yes; a second time changes nothing. */
    public void confirm(UUID agreementId, UUID enrolmentId, String by, @Nullable String remark) {
        if (!confirmations.existsByAgreementIdAndEnrolmentId(agreementId, enrolmentId)) {
            confirmations.save(new Confirmation(agreementId, enrolmentId, by, remark, clock.instant()));
            enrolling.contract(enrolmentId);
            events.publishEvent(new AgreementConfirmed(enrolmentId, agreementId));
        }
    }

    /** Participants who have not confirmed a version, in order of receipt. */
    @Transactional(readOnly = true)
    public List<Enrolment> missing(UUID agreementId) {
        Set<UUID> confirmed = confirmations.findByAgreementId(agreementId).stream()
                .map(Confirmation::enrolmentId)
                .collect(Collectors.toSet());
        return enrolments
                .findByEditionIdAndStatusInOrderByReceipt(
                        agreements.get(agreementId).editionId(),
                        List.of(EnrolmentStatus.ADMITTED, EnrolmentStatus.CONTRACTED))
                .stream()
                .filter(participant -> !confirmed.contains(participant.id()))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Confirmation> confirmations(UUID agreementId) {
        return confirmations.findByAgreementId(agreementId);
    }

    public void close(UUID agreementId) {
        agreements.get(agreementId).close(clock.instant());
    }

    /** Opens the way to a new version. */
    public void amend(UUID editionId) {
        if (inForce(editionId).isEmpty()) {
            throw new IllegalStateException("There is no agreement to amend yet");
        }
        events.publishEvent(new AmendmentAsked(editionId));
    }
}
