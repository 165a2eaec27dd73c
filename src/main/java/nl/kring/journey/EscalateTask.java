package nl.kring.journey;

import nl.kring.identity.StaffRole;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * A task has waited too long: the coordinators hear of it. What was asked of staff they find on top of their list and may do
 * themselves; what was asked of a candidate, nobody else may answer.
 */
@Component
class EscalateTask implements TaskListener {

    private static final int URGENT = 100;

    private final TaskNotices notices;

    EscalateTask(TaskNotices notices) {
        this.notices = notices;
    }

    @Override
    public void notify(DelegateTask task) {
        if (!CandidateTasks.isForCandidate(task)) {
            task.addCandidateGroup(StaffRole.COORDINATORS.group());
            task.setPriority(URGENT);
        }
        notices.escalate(task);
    }
}
