package nl.kring.enrolment;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings an enrolment from a first group to a second one and back; see {@link SecondGroups}. */
@Component
class Transfers {

    private final Enrolments enrolments;
    private final ApplicationEventPublisher events;

    Transfers(Enrolments enrolments, ApplicationEventPublisher events) {
        this.enrolments = enrolments;
        this.events = events;
    }

    /** Written at once, because places know to which edition whoever has them belongs. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(Enrolment enrolment, UUID editionId) {
        enrolment.changeEdition(editionId);
        enrolments.saveAndFlush(enrolment);
        events.publishEvent(new EditionChanged(enrolment.id(), editionId));
    }
}
