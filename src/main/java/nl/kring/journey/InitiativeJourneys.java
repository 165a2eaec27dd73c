package nl.kring.journey;

import java.util.Map;
import java.util.UUID;
import nl.kring.initiative.ApplicationConfirmed;
import nl.kring.initiative.ApplicationMended;
import nl.kring.initiative.ApplicationWithdrawn;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts and goes on with the processes of applications for support, in the transaction of whoever brings the news. */
@Component
class InitiativeJourneys {

    private final RuntimeService runtime;

    InitiativeJourneys(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void start(ApplicationConfirmed confirmed) {
        runtime.startProcessInstanceByKey(
                Models.NETWORK_INITIATIVE,
                confirmed.reference(),
                Map.of(
                        Facts.INITIATIVE_ID,
                        confirmed.initiativeId().toString(),
                        Facts.PROGRAMME_ID,
                        confirmed.programmeId().toString()));
    }

    @EventListener
    void goOn(ApplicationMended mended) {
        tell(Models.APPLICATION_MENDED, mended.initiativeId());
    }

    @EventListener
    void end(ApplicationWithdrawn withdrawn) {
        tell(Models.APPLICATION_WITHDRAWN, withdrawn.initiativeId());
    }

    private void tell(String message, UUID initiativeId) {
        runtime.createMessageCorrelation(message)
                .processInstanceVariableEquals(Facts.INITIATIVE_ID, initiativeId.toString())
                .correlateAll();
    }
}
