package nl.kring.enrolment;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings an enrolment from one edition to another, see {@link SecondGroups}, or to another group; see {@link GroupChoices}. */
@Component
class Transfers {

    private final Enrolments enrolments;
    private final ApplicationEventPublisher events;

    Transfers(Enrolments enrolments, ApplicationEventPublisher events) {
        this.enrolments = enrolments;
        this.events = events;
    }

    /** Written at once, because places know to which group whoever has them belongs. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(Enrolment enrolment, int group) {
        enrolment.changeGroup(group);
        enrolments.saveAndFlush(enrolment);
    }

    /** Written at once, because places know to which edition whoever has them belongs. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(Enrolment enrolment, UUID editionId) {
        enrolment.changeEdition(editionId);
        enrolments.saveAndFlush(enrolment);
        events.publishEvent(new EditionChanged(enrolment.id(), editionId));
    }
}
