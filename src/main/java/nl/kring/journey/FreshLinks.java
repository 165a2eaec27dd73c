package nl.kring.journey;

import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentStatus;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.Nominations;
import nl.kring.enrolment.Priority;
import nl.kring.identity.AuditEntry;
import nl.kring.identity.AuditTrail;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.InitiativeStatus;
import nl.kring.initiative.Initiatives;
import nl.kring.initiative.SecretaryLinks;
import nl.kring.mail.PersonalLinks;
import nl.kring.mentor.Mentoring;
import nl.kring.mentor.Mentorings;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.InterestList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links of letters that go once more: each leads to the same as the one before, for as long as that matters. */
@Component
@Transactional
class FreshLinks implements PersonalLinks {

    private static final String OFFERED = "enrolment.offered";

    private final Enrolments enrolments;
    private final Editions editions;
    private final InterestList interestList;
    private final Priority priority;
    private final Nominations nominations;
    private final Mentorings mentorings;
    private final MentorLinks mentorLinks;
    private final Initiatives initiatives;
    private final SecretaryLinks secretaryLinks;
    private final AuditTrail trail;
    private final Links links;
    private final LeaveLinks leaveLinks;
    private final ConfirmationLinks confirmationLinks;
    private final Clock clock;

    FreshLinks(
            Enrolments enrolments,
            Editions editions,
            InterestList interestList,
            Priority priority,
            Nominations nominations,
            Mentorings mentorings,
            MentorLinks mentorLinks,
            Initiatives initiatives,
            SecretaryLinks secretaryLinks,
            AuditTrail trail,
            Links links,
            LeaveLinks leaveLinks,
            ConfirmationLinks confirmationLinks,
            Clock clock) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.interestList = interestList;
        this.priority = priority;
        this.nominations = nominations;
        this.mentorings = mentorings;
        this.mentorLinks = mentorLinks;
        this.initiatives = initiatives;
        this.secretaryLinks = secretaryLinks;
        this.trail = trail;
        this.links = links;
        this.leaveLinks = leaveLinks;
        this.confirmationLinks = confirmationLinks;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<NotAgain> objection(Subject letter) {
        return Optional.ofNullable(objectionTo(letter));
    }

    private @Nullable NotAgain objectionTo(Subject letter) {
        UUID about = letter.about();
        return switch (letter.template()) {
            case SIGN_IN_LINK, MEMBER_LINK -> NotAgain.SIGN_IN;
            case ACCOUNT_MADE, NEW_PASSWORD -> NotAgain.ACCOUNT;
            case SUPPORT_CONFIRM, SUPPORT_MISSING, SUPPORT_MISSING_REMINDER -> objectionTo(initiative(about));
            case NOMINATED -> nominations.find(about).isPresent() ? null : NotAgain.EXAMPLE;
            case MENTOR_ASKED, MENTOR_QUESTION -> objectionToMentoring(about);
            case EDITION_OPENED ->
                about == null ? NotAgain.EXAMPLE : isStillOpen(editions.get(about)) ? null : NotAgain.OVER;
            default -> {
                Enrolment enrolment =
                        about == null ? null : enrolments.findById(about).orElse(null);
                yield enrolment == null ? NotAgain.EXAMPLE : objectionTo(letter, enrolment);
            }
        };
    }

    private @Nullable NotAgain objectionTo(Subject letter, Enrolment enrolment) {
        return switch (letter.template()) {
            case CONFIRM_ADDRESS, CONFIRMATION_REMINDER, REPLACEMENT_INVITATION ->
                enrolment.status() == EnrolmentStatus.RECEIVED
                        ? null
                        : enrolment.hasEnded() ? NotAgain.OVER : NotAgain.CONFIRMED;
            case WAITING_LIST, STILL_WAITING -> enrolment.status() == EnrolmentStatus.WAITING ? null : NotAgain.OVER;
            case PLACE_OFFERED, SECOND_GROUP_OFFERED ->
                enrolment.status() == EnrolmentStatus.OFFERED && isOfThisOffer(letter, enrolment)
                        ? null
                        : NotAgain.OVER;
            default -> isOnTheInterestList(enrolment) ? null : NotAgain.OFF_THE_LIST;
        };
    }

    private @Nullable Initiative initiative(@Nullable UUID about) {
        return about == null ? null : initiatives.findById(about).orElse(null);
    }

    private static @Nullable NotAgain objectionTo(@Nullable Initiative initiative) {
        if (initiative == null) {
            return NotAgain.EXAMPLE;
        }
        boolean waits =
                initiative.status() == InitiativeStatus.RECEIVED || initiative.status() == InitiativeStatus.MENDING;
        return waits ? null : NotAgain.OVER;
    }

    private @Nullable NotAgain objectionToMentoring(@Nullable UUID about) {
        if (about == null) {
            return NotAgain.EXAMPLE;
        }
        return mentorings.find(about).map(Mentoring::ended).orElse(true) ? NotAgain.OVER : null;
    }

    private boolean isStillOpen(Edition edition) {
        return switch (edition.status(clock.instant())) {
            case PLANNED, ENROLLING -> true;
            case CLOSED, UNDER_WAY, ENDED, CANCELLED -> false;
        };
    }

    /** Somebody can be offered a place twice; the first letter names a date that has passed. */
    private boolean isOfThisOffer(Subject letter, Enrolment enrolment) {
        return trail.history(enrolment.id()).stream()
                .filter(entry -> entry.action().equals(OFFERED))
                .map(AuditEntry::at)
                .max(Comparator.naturalOrder())
                .filter(offeredAt -> !letter.writtenAt().isBefore(offeredAt))
                .isPresent();
    }

    private boolean isOnTheInterestList(Enrolment enrolment) {
        return interestList.awaitsNews(
                editions.get(enrolment.editionId()).programme().id(), enrolment.email());
    }

    @Override
    public String renew(Subject letter) {
        objection(letter).ifPresent(objection -> {
            throw new IllegalStateException("Letter " + letter + " cannot go again: " + objection);
        });
        UUID about = Objects.requireNonNull(letter.about());
        return switch (letter.template()) {
            case CONFIRM_ADDRESS, CONFIRMATION_REMINDER, REPLACEMENT_INVITATION -> confirmationLinks.of(about);
            case SUPPORT_CONFIRM, SUPPORT_MISSING, SUPPORT_MISSING_REMINDER -> secretaryLinks.of(about);
            case NOMINATED ->
                links.nomination(nominations.secretFor(nominations.find(about).orElseThrow()));
            case MENTOR_ASKED, MENTOR_QUESTION -> mentorLinks.of(about);
            case EDITION_OPENED -> enrol(editions.get(about), letter.email());
            case NO_PLACE, EDITION_CANCELLED -> leaveLinks.ofInterestList(about);
            default -> leaveLinks.ofWaitingList(about);
        };
    }

    private String enrol(Edition edition, String email) {
        return priority.grant(edition, email)
                .map(secret -> links.enrolEarly(edition.id(), secret))
                .orElse(links.enrol(edition.id()));
    }
}
