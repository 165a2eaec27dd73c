package nl.kring.journey;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives every task the line that tells it from others of its kind in Tasklist: the process instance's reference. */
@Component
public class TaskLabels {

    /** The task's own variable that Tasklist shows; it goes with the task. */
    public static final String SUBJECT = "subject";

    @EventListener(condition = "#task.eventName == 'create'")
    void label(DelegateTask task) {
        String reference =
                task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (reference != null) {
            task.setVariableLocal(SUBJECT, reference);
        }
    }
}
