package nl.kring.journey;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes on every task for candidates whose it is, so that the portal finds it: also on those that an administrator adds to
 * a model, and on those that everybody of a group gets.
 */
@Component
public class CandidateTasks {

    /** The candidate group of tasks that are done in the portal. */
    public static final String GROUP = "candidate";

    @EventListener
    void noteOwner(DelegateTask task) {
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName()) && isForCandidate(task)) {
            task.setVariableLocal(Facts.ENROLMENT_ID, Facts.enrolmentId(task).toString());
        }
    }

    static boolean isForCandidate(DelegateTask task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).anyMatch(GROUP::equals);
    }
}
