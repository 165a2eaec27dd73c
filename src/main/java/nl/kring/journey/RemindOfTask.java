package nl.kring.journey;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Reminds whoever a task waits for: the candidate, the person who took it up, or everybody it was offered to. */
@Component
class RemindOfTask implements TaskListener {

    private final TaskNotices notices;

    RemindOfTask(TaskNotices notices) {
        this.notices = notices;
    }

    @Override
    public void notify(DelegateTask task) {
        notices.remind(task);
    }
}
