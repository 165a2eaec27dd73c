package nl.kring.journey.companion;

import java.util.List;
import nl.kring.companion.GroupSettled;
import nl.kring.enrolment.Enrolment;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the members of a small group who is in it. */
@Component
class CompanionLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Links links;
    private final MessageSource texts;

    CompanionLetters(Outbox outbox, Correspondence correspondence, Links links, MessageSource texts) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.links = links;
        this.texts = texts;
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
}
