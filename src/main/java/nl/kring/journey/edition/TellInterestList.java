package nl.kring.journey.edition;

import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.Links;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.InterestList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody on the interest list, once, that enrolling is open. */
@Component
class TellInterestList implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final InterestList interestList;
    private final Editions editions;
    private final Links links;

    TellInterestList(
            Outbox outbox, Correspondence correspondence, InterestList interestList, Editions editions, Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.interestList = interestList;
        this.editions = editions;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Edition edition = editions.get(Facts.editionId(execution));
        interestList
                .takeUntold(edition.programme().id())
                .forEach(interest -> outbox.post(correspondence
                        .toSomeone(
                                MailTemplate.EDITION_OPENED,
                                edition.id(),
                                new Recipient(interest.email(), interest.name(), interest.locale()))
                        .with("link", links.enrol(edition.id()))));
    }
}
