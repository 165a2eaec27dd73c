package nl.kring.portal;

import java.util.Map;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.TaskForms;
import nl.kring.identity.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes somebody off the waiting list, or declines for them the place they were offered. */
@Component
class LeavingTheList {

    private static final String OFFER = "Task_AcceptOfferedPlace";

    private final Enrolling enrolling;
    private final TaskForms tasks;

    LeavingTheList(Enrolling enrolling, TaskForms tasks) {
        this.enrolling = enrolling;
        this.tasks = tasks;
    }

    static boolean isPossible(Enrolment enrolment) {
        return switch (enrolment.status()) {
            case WAITING, OFFERED -> true;
            default -> false;
        };
    }

    /** Changes nothing for whoever neither waits nor was offered a place. */
    @Transactional
    public void leave(Enrolment enrolment) {
        switch (enrolment.status()) {
            case WAITING -> enrolling.withdraw(enrolment.id(), "");
            case OFFERED ->
                tasks.openFor(enrolment.id()).stream()
                        .filter(task -> task.key().equals(OFFER))
                        .findFirst()
                        .ifPresent(task -> tasks.submit(
                                task.id(),
                                Actor.candidate(enrolment.email(), enrolment.name()),
                                Map.of("accept", "NO")));
            default -> {}
        }
    }
}
