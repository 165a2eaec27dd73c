package nl.kring.journey.enrolment;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.kring.cancellation.CancellationCosts;
import nl.kring.cancellation.Cancellations;
import nl.kring.contracting.Agreements;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentWithdrawn;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.GroupChanged;
import nl.kring.journey.ConversationInvitations;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Links;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters to whoever left; they clear the calendar of what somebody was invited to. */
@Component
class FarewellLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Agreements agreements;
    private final Cancellations cancellations;
    private final ConversationInvitations conversations;
    private final Links links;
    private final Clock clock;

    FarewellLetters(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Editions editions,
            Agreements agreements,
            Cancellations cancellations,
            ConversationInvitations conversations,
            Links links,
            Clock clock) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.agreements = agreements;
        this.cancellations = cancellations;
        this.conversations = conversations;
        this.links = links;
        this.clock = clock;
    }

    /**
     * The journey of a participant ends when the agreement is confirmed; whoever leaves after that hears the same. Where
     * the journey confirms it as well, the letter is sent once.
     */
    @EventListener
    void confirm(EnrolmentWithdrawn withdrawn) {
        send(withdrawn.enrolmentId());
    }

    void send(UUID enrolmentId) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        Letter letter = switch (enrolment.status()) {
            case CANCELLED -> clearingTheCalendar(cancelled(enrolmentId), enrolment);
            case REPLACED ->
                clearingTheCalendar(correspondence.toCandidate(enrolmentId, MailTemplate.REPLACED), enrolment);
            case REPLACEMENT_LAPSED -> withoutConversation(MailTemplate.REPLACEMENT_LAPSED, enrolment);
            case TEAM_ENDED -> withoutConversation(MailTemplate.TEAM_ENDED, enrolment);
            default -> withoutConversation(MailTemplate.WITHDRAWN, enrolment);
        };
        outbox.post(letter);
    }

    private Letter withoutConversation(MailTemplate template, Enrolment enrolment) {
        Letter letter = correspondence.toCandidate(enrolment.id(), template);
        return conversations.cancellation(enrolment).map(letter::attach).orElse(letter);
    }

    private Letter cancelled(UUID enrolmentId) {
        CancellationCosts costs = cancellations.get(enrolmentId).costs();
        return costs.areDue()
                ? correspondence
                        .toCandidate(enrolmentId, MailTemplate.CANCELLED_WITH_COSTS)
                        .with("costs", costs.amount())
                        .with("freeUntil", costs.freeUntil())
                : correspondence.toCandidate(enrolmentId, MailTemplate.CANCELLED);
    }

    /** Everybody is invited to the kick-off on being admitted, and to the other meetings once they were agreed on. */
    private Letter clearingTheCalendar(Letter letter, Enrolment enrolment) {
        Letter clearing = letter;
        for (Meeting meeting : invitedTo(enrolment, enrolment.group())) {
            clearing = clearing.attach(correspondence.cancellation(meeting, enrolment));
        }
        return clearing;
    }

    /** The meetings of a group that are not over, and to which its participants were invited. */
    private List<Meeting> invitedTo(Enrolment enrolment, int group) {
        Edition edition = editions.get(enrolment.editionId());
        boolean agreed =
                agreements.findFirstByEditionIdOrderByVersionDesc(edition.id()).isPresent();
        return edition.meetingsOf(group).stream()
                .filter(meeting -> meeting.isKickOff() || agreed)
                .filter(meeting -> meeting.endsAt().toInstant().isAfter(clock.instant()))
                .toList();
    }

    /** Whoever goes to another group says goodbye to the first; the calendar follows. */
    @EventListener
    void send(GroupChanged changed) {
        Enrolment enrolment = enrolments.get(changed.enrolmentId());
        Edition edition = editions.get(enrolment.editionId());
        Locale language = enrolment.locale();
        Letter letter = correspondence
                .toCandidate(enrolment.id(), MailTemplate.GROUP_CHANGED)
                .milestone(changed.was() + " to " + changed.became() + " at " + clock.instant())
                .with(
                        "group",
                        edition.group(changed.became()).orElseThrow().name().in(language))
                .with("dates", dates(edition.meetingsOf(changed.became()), language))
                .with("link", links.enrolment(enrolment.reference()));
        if (enrolment.status().isParticipating()) {
            for (Meeting meeting : invitedTo(enrolment, changed.was())) {
                letter = letter.attach(correspondence.cancellation(meeting, enrolment));
            }
            for (Meeting meeting : invitedTo(enrolment, changed.became())) {
                letter = letter.attach(correspondence.invitation(meeting, enrolment));
            }
        }
        outbox.post(letter);
    }

    private static List<String> dates(List<Meeting> meetings, Locale language) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", language);
        return meetings.stream()
                .map(meeting -> meeting.startsAt().format(day) + " - "
                        + meeting.endsAt().toLocalTime())
                .toList();
    }
}
