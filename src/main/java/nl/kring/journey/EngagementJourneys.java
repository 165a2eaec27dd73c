package nl.kring.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.kring.engagement.ActionPointAdded;
import nl.kring.engagement.ActionPointDropped;
import nl.kring.engagement.VisitDropped;
import nl.kring.engagement.VisitNeeded;
import nl.kring.enrolment.Enrolments;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Watches over what boards and their partnership agreed to do, in the transaction in which they agreed on it. */
@Component
public class EngagementJourneys {

    private final RuntimeService runtime;
    private final Enrolments enrolments;

    EngagementJourneys(RuntimeService runtime, Enrolments enrolments) {
        this.runtime = runtime;
        this.enrolments = enrolments;
    }

    @EventListener
    void start(VisitNeeded needed) {
        runtime.startProcessInstanceByKey(
                Models.BOARD_VISIT,
                enrolments.get(needed.enrolmentId()).reference(),
                Facts.aboutEnrolment(needed.enrolmentId(), needed.editionId()));
    }

    @EventListener
    void end(VisitDropped dropped) {
        tell(Models.VISIT_DROPPED, Facts.ENROLMENT_ID, dropped.enrolmentId());
    }

    @EventListener
    void start(ActionPointAdded added) {
        UUID board = added.enrolmentId();
        Map<String, Object> facts = new HashMap<>(
                board == null ? Facts.aboutEdition(added.editionId()) : Facts.aboutEnrolment(board, added.editionId()));
        facts.put(Facts.ACTION_POINT_ID, added.actionPointId().toString());
        facts.put(Facts.OF_BOARD, board != null);
        runtime.startProcessInstanceByKey(Models.ACTION_POINT, businessKey(board), facts);
    }

    private @Nullable String businessKey(@Nullable UUID board) {
        return board == null ? null : enrolments.get(board).reference();
    }

    @EventListener
    void end(ActionPointDropped dropped) {
        tell(Models.ACTION_POINT_DROPPED, Facts.ACTION_POINT_ID, dropped.actionPointId());
    }

    /** Waits until the next cycle is to be planned. */
    public void awaitNextCycle(UUID editionId) {
        runtime.startProcessInstanceByKey(Models.NEXT_CYCLE, Facts.aboutEdition(editionId));
    }

    /** Asks nothing any more of a board whose cycle is over. */
    public void endCycleFor(UUID enrolmentId) {
        tell(Models.YEAR_COMPLETED, Facts.ENROLMENT_ID, enrolmentId);
    }

    private void tell(String message, String fact, UUID id) {
        runtime.createMessageCorrelation(message)
                .processInstanceVariableEquals(fact, id.toString())
                .correlateAll();
    }
}
