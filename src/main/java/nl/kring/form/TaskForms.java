package nl.kring.form;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.kring.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the forms of user tasks, for portal, Tasklist and API alike: what is shown and what happens on submitting
 * is the same whichever way people come.
 */
public interface TaskForms {

    /** The tasks that wait for the candidate of this enrolment, oldest first. */
    List<TaskSummary> openFor(UUID enrolmentId);

    /** All open tasks, of whoever, in the processes about an enrolment, an edition or a session, oldest first. */
    List<TaskSummary> openAbout(UUID subject);

    /**
     * The form of a task with the values to show in it.
     *
     * @throws TaskNotOpen when there is no such task, it is done, or it is somebody else's: the caller cannot tell which
     */
    OpenForm open(String taskId, Actor actor);

    /**
     * Validates the answers against the form, carries out the stage's command, stores the answers and completes the task,
     * in one transaction.
     *
     * @throws FormRejected when the answers do not fit the form or break a rule; nothing is stored
     * @throws TaskNotOpen as for {@link #open}
     */
    void submit(String taskId, Actor actor, Map<String, ? extends @Nullable Object> answers);

    /** @param key the task's id in the process model */
    record TaskSummary(
            String id,
            String key,
            String name,
            Instant created,
            @Nullable Instant due) {}

    /** @param values earlier answers, facts to read and the choices offered, by key */
    record OpenForm(TaskSummary task, FormSchema schema, Map<String, Object> values) {}

    final class TaskNotOpen extends RuntimeException {
        public TaskNotOpen(String taskId) {
            super("Task " + taskId + " is not open for you");
        }
    }
}
