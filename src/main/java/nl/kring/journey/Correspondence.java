package nl.kring.journey;

import java.util.Locale;
import java.util.UUID;
import nl.kring.calendar.Invitations;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.StaffMember;
import nl.kring.mail.Attachment;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Recipient;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.Programmes;
import org.springframework.stereotype.Component;

/** Begins letters to the people of an edition, with what every letter says. */
@Component
public class Correspondence {

    public static final Locale STAFFS_LANGUAGE = Locale.forLanguageTag("nl");

    private final Enrolments enrolments;
    private final Editions editions;
    private final Programmes programmes;
    private final Invitations invitations;

    Correspondence(Enrolments enrolments, Editions editions, Programmes programmes, Invitations invitations) {
        this.enrolments = enrolments;
        this.editions = editions;
        this.programmes = programmes;
        this.invitations = invitations;
    }

    public Letter toCandidate(UUID enrolmentId, MailTemplate template) {
        Enrolment enrolment = enrolments.get(enrolmentId);
        return toSomeone(template, enrolment.editionId(), recipient(enrolment)).about(enrolmentId);
    }

    public Letter toSomeone(MailTemplate template, UUID editionId, Recipient to) {
        Edition edition = editions.get(editionId);
        return Letter.of(template, to)
                .with("programme", edition.definition().title().in(to.locale()))
                .with("edition", edition.title())
                .about(editionId);
    }

    public Letter toStaff(MailTemplate template, UUID editionId, StaffMember member) {
        return toSomeone(template, editionId, new Recipient(member.email(), member.name(), STAFFS_LANGUAGE));
    }

    /** About a programme of which no edition is planned yet. */
    public Letter toStaffOf(UUID programmeId, MailTemplate template, StaffMember member) {
        return Letter.of(template, new Recipient(member.email(), member.name(), STAFFS_LANGUAGE))
                .with(
                        "programme",
                        programmes.get(programmeId).definition().title().in(STAFFS_LANGUAGE))
                .with("edition", "")
                .about(programmeId);
    }

    public Recipient recipient(Enrolment enrolment) {
        return new Recipient(enrolment.email(), enrolment.name(), enrolment.locale());
    }

    /** An invitation to a meeting, or the news that it has changed, for the participant's calendar. */
    public Attachment invitation(Meeting meeting, Enrolment participant) {
        return invitations.request(entry(meeting, recipient(participant)));
    }

    /** Takes a meeting out of the calendar of somebody who leaves. */
    public Attachment cancellation(Meeting meeting, Enrolment participant) {
        nl.kring.calendar.Meeting entry = entry(meeting, recipient(participant));
        return invitations.cancel(new nl.kring.calendar.Meeting(
                entry.id(),
                entry.sequence() + 1,
                entry.title(),
                entry.start(),
                entry.end(),
                entry.place(),
                entry.description(),
                entry.attendee()));
    }

    private nl.kring.calendar.Meeting entry(Meeting meeting, Recipient attendee) {
        Edition edition = editions.get(meeting.editionId());
        Locale locale = attendee.locale();
        String title = edition.definition().title().in(locale);
        return new nl.kring.calendar.Meeting(
                meeting.id(),
                meeting.sequence(),
                title + ": " + meeting.title().in(locale),
                meeting.startsAt().toInstant(),
                meeting.endsAt().toInstant(),
                meeting.whereabouts(),
                edition.title(),
                attendee);
    }
}
