package nl.kring.journey.companion;

import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.UUID;
import nl.kring.calendar.Invitations;
import nl.kring.companion.CaseMoved;
import nl.kring.companion.Companions;
import nl.kring.companion.Group;
import nl.kring.companion.GroupDissolved;
import nl.kring.companion.GroupSettled;
import nl.kring.companion.HalfDay;
import nl.kring.companion.HalfDayProposed;
import nl.kring.companion.Intervision;
import nl.kring.companion.IntervisionChanged;
import nl.kring.companion.Intervisions;
import nl.kring.companion.Kind;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentWithdrawn;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Links;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters about the half-days of intervision. */
@Component
class IntervisionLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Invitations invitations;
    private final Intervisions intervisions;
    private final Companions companions;
    private final Enrolments enrolments;
    private final HalfDays halfDays;
    private final Links links;
    private final MessageSource texts;

    IntervisionLetters(
            Outbox outbox,
            Correspondence correspondence,
            Invitations invitations,
            Intervisions intervisions,
            Companions companions,
            Enrolments enrolments,
            HalfDays halfDays,
            Links links,
            MessageSource texts) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.invitations = invitations;
        this.intervisions = intervisions;
        this.companions = companions;
        this.enrolments = enrolments;
        this.halfDays = halfDays;
        this.links = links;
        this.texts = texts;
    }

    void askForDates(Intervision intervision) {
        for (Enrolment member : intervisions.members(intervision)) {
            outbox.post(letter(intervision, member, MailTemplate.DATES_ASKED, "")
                    .with(
                            "halfDays",
                            intervisions.halfDays(intervision).stream()
                                    .map(halfDay ->
                                            halfDays.inWords(halfDay.startsAt(), halfDay.endsAt(), member.locale()))
                                    .toList())
                    .with("until", Objects.requireNonNull(intervision.pollClosesAt())));
        }
    }

    @EventListener
    void tell(HalfDayProposed proposed) {
        Intervision intervision = proposed.intervision();
        HalfDay added = intervisions.halfDays(intervision).stream()
                .filter(halfDay -> halfDay.id().equals(proposed.halfDayId()))
                .findFirst()
                .orElseThrow();
        for (Enrolment member : intervisions.members(intervision)) {
            outbox.post(letter(
                            intervision,
                            member,
                            MailTemplate.DATE_ADDED,
                            proposed.halfDayId().toString())
                    .with("startsAt", added.startsAt())
                    .with("endsAt", added.endsAt())
                    .with("until", Objects.requireNonNull(intervision.pollClosesAt())));
        }
    }

    void announce(Intervision intervision) {
        intervisions.members(intervision).forEach(member -> invite(intervision, member));
    }

    @EventListener
    void tell(IntervisionChanged changed) {
        announce(changed.intervision());
    }

    /** Whoever joins the group finds in the calendar what is ahead of it. */
    @EventListener
    void invite(GroupSettled settled) {
        if (settled.group().kind() == Kind.INTERVISION) {
            intervisions.of(settled.group().id()).stream()
                    .filter(intervisions::isAhead)
                    .forEach(this::announce);
        }
    }

    @EventListener
    void tell(CaseMoved moved) {
        Intervision intervision = moved.intervision();
        if (intervision.isSettled()) {
            for (Enrolment member : intervisions.members(intervision)) {
                outbox.post(
                        letter(intervision, member, MailTemplate.CASE_MOVED, Objects.toString(intervision.broughtBy()))
                                .with("startsAt", Objects.requireNonNull(intervision.startsAt()))
                                .with("member", bringer(intervision)));
            }
        }
    }

    @EventListener
    void cancel(GroupDissolved dissolved) {
        Group group = dissolved.group();
        group.members().forEach(member -> cancel(group, member));
    }

    @EventListener
    void cancel(EnrolmentWithdrawn withdrawn) {
        Enrolment leaver = enrolments.get(withdrawn.enrolmentId());
        companions.everIn(withdrawn.enrolmentId()).forEach(groupId -> cancel(groupId, leaver));
    }

    private void cancel(Group group, Enrolment member) {
        cancel(group.id(), member);
    }

    private void cancel(UUID groupId, Enrolment member) {
        for (Intervision intervision : intervisions.of(groupId)) {
            if (intervisions.isAhead(intervision)) {
                outbox.post(letter(intervision, member, MailTemplate.INTERVISION_CANCELLED, "")
                        .with("startsAt", Objects.requireNonNull(intervision.startsAt()))
                        .attach(invitations.cancel(entry(intervision, member, intervision.sequence() + 1))));
            }
        }
    }

    private void invite(Intervision intervision, Enrolment member) {
        outbox.post(letter(intervision, member, MailTemplate.INTERVISION_SETTLED, "" + intervision.sequence())
                .with("startsAt", Objects.requireNonNull(intervision.startsAt()))
                .with("endsAt", Objects.requireNonNull(intervision.endsAt()))
                .with("conversationLink", Objects.requireNonNullElse(intervision.link(), ""))
                .with("member", bringer(intervision))
                .attach(invitations.request(entry(intervision, member, intervision.sequence()))));
    }

    private String bringer(Intervision intervision) {
        return intervision.broughtBy() == null
                ? ""
                : enrolments.get(intervision.broughtBy()).name();
    }

    private Letter letter(Intervision intervision, Enrolment member, MailTemplate template, String milestone) {
        return correspondence
                .toCandidate(member.id(), template)
                .milestone(intervision.id() + " " + milestone)
                .with("session", intervisions.meeting(intervision).title().in(member.locale()))
                .with("link", links.companions(member.reference(), intervision.groupId()));
    }

    private nl.kring.calendar.Meeting entry(Intervision intervision, Enrolment member, int sequence) {
        ZonedDateTime startsAt = Objects.requireNonNull(intervision.startsAt());
        ZonedDateTime endsAt = Objects.requireNonNull(intervision.endsAt());
        return new nl.kring.calendar.Meeting(
                intervision.id(),
                sequence,
                texts.getMessage("companions.intervision.calendar", null, member.locale()),
                startsAt.toInstant(),
                endsAt.toInstant(),
                Objects.requireNonNullElse(
                        intervision.link(), texts.getMessage("companions.intervision.online", null, member.locale())),
                links.companions(member.reference(), intervision.groupId()),
                correspondence.recipient(member));
    }
}
