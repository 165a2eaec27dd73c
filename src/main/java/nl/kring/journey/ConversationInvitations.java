package nl.kring.journey;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import nl.kring.calendar.Invitations;
import nl.kring.calendar.Meeting;
import nl.kring.enrolment.Enrolment;
import nl.kring.intake.Intake;
import nl.kring.intake.Intakes;
import nl.kring.mail.Attachment;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The intake conversation in the candidate's calendar. */
@Component
public class ConversationInvitations {

    private final Invitations invitations;
    private final Correspondence correspondence;
    private final Intakes intakes;
    private final Editions editions;
    private final MessageSource texts;
    private final Clock clock;

    ConversationInvitations(
            Invitations invitations,
            Correspondence correspondence,
            Intakes intakes,
            Editions editions,
            MessageSource texts,
            Clock clock) {
        this.invitations = invitations;
        this.correspondence = correspondence;
        this.intakes = intakes;
        this.editions = editions;
        this.texts = texts;
        this.clock = clock;
    }

    public Attachment request(Enrolment candidate) {
        Intake intake = intakes.get(candidate.id());
        return invitations.request(entry(candidate, intake, intake.invitation()));
    }

    /** Takes the conversation out of the calendar; empty when none is to come. */
    public Optional<Attachment> cancellation(Enrolment candidate) {
        return intakes.findById(candidate.id())
                .filter(intake -> intake.conversationAt() != null
                        && intake.conversationAt().toInstant().isAfter(clock.instant()))
                .map(intake -> invitations.cancel(entry(candidate, intake, intake.invitation() + 1)));
    }

    private Meeting entry(Enrolment candidate, Intake intake, int sequence) {
        Edition edition = editions.get(candidate.editionId());
        ZonedDateTime startsAt = Objects.requireNonNull(intake.conversationAt());
        return new Meeting(
                candidate.id(),
                sequence,
                texts.getMessage("journey.conversation", null, candidate.locale()),
                startsAt.toInstant(),
                startsAt.plusMinutes(edition.definition().conversationMinutes()).toInstant(),
                Objects.requireNonNull(intake.conversationLink()),
                edition.definition().title().in(candidate.locale()),
                correspondence.recipient(candidate));
    }
}
