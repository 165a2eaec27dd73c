package nl.kring.journey.edition;

import nl.kring.journey.Facts;
import nl.kring.programme.EditionCancelled;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The edition does not go ahead: every enrolment in it ends. */
@Component
class CancelEdition implements JavaDelegate {

    private final ApplicationEventPublisher events;

    CancelEdition(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        events.publishEvent(new EditionCancelled(Facts.editionId(execution)));
    }
}
