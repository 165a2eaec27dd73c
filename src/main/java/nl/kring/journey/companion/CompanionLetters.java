package nl.kring.journey.companion;

import java.util.List;
import nl.kring.calendar.Invitations;
import nl.kring.calendar.Meeting;
import nl.kring.companion.GroupSettled;
import nl.kring.companion.Shadowing;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the members of a small group who is in it, and of the day that two of them spend together. */
@Component
class CompanionLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Links links;
    private final MessageSource texts;
    private final Enrolments enrolments;
    private final Invitations invitations;

    CompanionLetters(
            Outbox outbox,
            Correspondence correspondence,
            Links links,
            MessageSource texts,
            Enrolments enrolments,
            Invitations invitations) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.links = links;
        this.texts = texts;
        this.enrolments = enrolments;
        this.invitations = invitations;
    }

    @EventListener
    void tell(GroupSettled settled) {
        List<Enrolment> members = settled.group().members();
        for (Enrolment member : members) {
            outbox.post(correspondence
                    .toCandidate(member.id(), MailTemplate.COMPANIONS_SETTLED)
                    .milestone(settled.group().id() + " " + members.size())
                    .with(
                            "group",
                            texts.getMessage(
                                    "companions." + settled.group().kind().name(), null, member.locale()))
                    .with(
                            "members",
                            members.stream()
                                    .filter(other -> !other.id().equals(member.id()))
                                    .map(other -> other.name() + ", " + other.organisation())
                                    .toList())
                    .with("link", links.enrolment(member.reference())));
        }
    }

    /** Both the visitor and the host get the day in their calendars. */
    void tell(Shadowing shadowing) {
        Enrolment visitor = enrolments.get(shadowing.enrolmentId());
        Enrolment host = enrolments.get(shadowing.host());
        for (Enrolment person : List.of(visitor, host)) {
            outbox.post(correspondence
                    .toCandidate(person.id(), MailTemplate.SHADOWING_SETTLED)
                    .milestone(shadowing.id() + " " + shadowing.sequence())
                    .with("member", visitor.name())
                    .with("colleague", host.name())
                    .with("startsAt", shadowing.startsAt())
                    .with("endsAt", shadowing.endsAt())
                    .with("organisation", host.organisation())
                    .with("link", links.enrolment(person.reference()))
                    .attach(invitations.request(new Meeting(
                            shadowing.id(),
                            shadowing.sequence(),
                            texts.getMessage(
                                    "companions.shadowing.calendar",
                                    new Object[] {visitor.name(), host.name()},
                                    person.locale()),
                            shadowing.startsAt().toInstant(),
                            shadowing.endsAt().toInstant(),
                            host.organisation(),
                            "",
                            correspondence.recipient(person)))));
        }
    }
}
