package nl.kring.journey.edition;

import java.time.Clock;
import nl.kring.enrolment.Priority;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Interest;
import nl.kring.programme.InterestLeft;
import nl.kring.programme.InterestList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters to whoever is on the interest list: an edition opens, for them before everybody else. */
@Component
class OpeningLetters {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final InterestList interestList;
    private final Editions editions;
    private final Priority priority;
    private final Links links;
    private final Clock clock;

    OpeningLetters(
            Outbox outbox,
            Correspondence correspondence,
            InterestList interestList,
            Editions editions,
            Priority priority,
            Links links,
            Clock clock) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.interestList = interestList;
        this.editions = editions;
        this.priority = priority;
        this.links = links;
        this.clock = clock;
    }

    void send(Edition edition) {
        interestList.takeUntold(edition.programme().id()).forEach(interest -> send(edition, interest));
    }

    /** Whoever comes on the list when the others have just been told hears it at once. */
    @EventListener
    void sendToWhoeverComesLate(InterestLeft left) {
        editions.findByProgrammeIdOrderByEnrolmentOpensAt(left.programmeId()).stream()
                .filter(edition -> edition.isOpenForPriority(clock.instant()))
                .findFirst()
                .ifPresent(this::send);
    }

    private void send(Edition edition, Interest interest) {
        String open = links.enrol(edition.id());
        String link = priority.grant(edition, interest.email())
                .map(secret -> links.enrolEarly(edition.id(), secret))
                .orElse(open);
        outbox.post(correspondence
                .toSomeone(
                        MailTemplate.EDITION_OPENED,
                        edition.id(),
                        new Recipient(interest.email(), interest.name(), interest.locale()))
                .with("link", link)
                .with("opens", link.equals(open) ? "" : edition.enrolmentOpensAt()));
    }
}
