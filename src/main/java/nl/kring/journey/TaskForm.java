package nl.kring.journey;

import java.util.Map;
import java.util.Set;
import nl.kring.form.Answers;

/**
 * What a user task's form shows and does. The bean is named after the task: {@code fillInIntakeForm} serves
 * {@code Task_FillInIntakeForm}; a task without such a bean just keeps its answers.
 */
public interface TaskForm {

    /** Facts to read and choices to offer, by the keys of the form. */
    default Map<String, Object> show(TaskAtHand task) {
        return Map.of();
    }

    /**
     * The questions whose answers {@link #submit} cannot do without: a form that does not ask them cannot go live.
     *
     * @param asked the keys of all questions of the form, for where one answer makes others necessary
     */
    default Set<String> needs(Set<String> asked) {
        return Set.of();
    }

    /**
     * Carries out the stage's command.
     *
     * @return the facts that the process asks about after this task, by their names in {@link Facts}
     * @throws nl.kring.form.FormRejected when a rule of the stage is broken
     */
    Map<String, Object> submit(TaskAtHand task, Answers answers);

    /**
     * Whether the stage alone keeps the answers, because they are nobody else's business: then it is kept that the form was
     * submitted and when, but not what it said.
     */
    default boolean isConfidential() {
        return false;
    }
}
