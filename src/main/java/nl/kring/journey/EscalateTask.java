package nl.kring.journey;

import nl.kring.identity.StaffRole;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A task has waited too long: the coordinators see it on top of their list, may do it themselves, and hear of it. */
@Component
class EscalateTask implements TaskListener {

    private static final int URGENT = 100;

    private final TaskNotices notices;

    EscalateTask(TaskNotices notices) {
        this.notices = notices;
    }

    @Override
    public void notify(DelegateTask task) {
        task.addCandidateGroup(StaffRole.COORDINATORS.group());
        task.setPriority(URGENT);
        notices.escalate(task);
    }
}
