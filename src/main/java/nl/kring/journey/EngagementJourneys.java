package nl.kring.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.engagement.ActionPointAdded;
import nl.kring.engagement.ActionPointDropped;
import nl.kring.engagement.CycleAbandoned;
import nl.kring.engagement.RepetitionChanged;
import nl.kring.engagement.Steering;
import nl.kring.engagement.VisitDropped;
import nl.kring.engagement.VisitNeeded;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Editions;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Watches over what boards and their partnership agreed to do, in the transaction in which they agreed on it. */
@Component
public class EngagementJourneys {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Steering steering;

    EngagementJourneys(
            RuntimeService runtime,
            ManagementService management,
            Enrolments enrolments,
            Editions editions,
            Steering steering) {
        this.runtime = runtime;
        this.management = management;
        this.enrolments = enrolments;
        this.editions = editions;
        this.steering = steering;
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

    /** Waits until the next cycle is to be planned, where one follows. */
    public void awaitNextCycle(UUID editionId) {
        if (steering.nextStart(editionId).isPresent()) {
            runtime.startProcessInstanceByKey(Models.NEXT_CYCLE, Facts.aboutEdition(editionId));
        }
    }

    /** What waits for the next cycle waits for its new date, or no more, or again; before the alignment nothing does yet. */
    @EventListener
    void follow(RepetitionChanged changed) {
        UUID editionId = changed.editionId();
        List<ProcessInstance> waiting = running(Models.NEXT_CYCLE, editionId);
        if (steering.nextStart(editionId).isEmpty()) {
            tell(Models.REPETITION_ENDED, Facts.EDITION_ID, editionId);
        } else if (!waiting.isEmpty()) {
            waiting.forEach(process -> management
                    .createJobQuery()
                    .processInstanceId(process.getId())
                    .timers()
                    .list()
                    .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false)));
        } else if (running(editions.get(editionId).definition().processes().edition(), editionId)
                .isEmpty()) {
            awaitNextCycle(editionId);
        }
    }

    private List<ProcessInstance> running(String process, UUID editionId) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .variableValueEquals(Facts.EDITION_ID, editionId.toString())
                .list();
    }

    @EventListener
    void end(CycleAbandoned abandoned) {
        tell(Models.CYCLE_ABANDONED, Facts.EDITION_ID, abandoned.editionId());
    }

    /**
     * Ends what a board is asked in a cycle that was stopped.
     *
     * @return whether it was asked anything
     */
    public boolean cancelFor(UUID enrolmentId) {
        return !runtime.createMessageCorrelation(Models.EDITION_CANCELLED)
                .processInstanceVariableEquals(Facts.ENROLMENT_ID, enrolmentId.toString())
                .correlateAllWithResult()
                .isEmpty();
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
