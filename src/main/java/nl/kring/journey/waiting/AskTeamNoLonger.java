package nl.kring.journey.waiting;

import java.util.Map;
import nl.kring.enrolment.TeamReturned;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Declines a second group for the rest of a team, once one of them has declined it for all. */
@Component
class AskTeamNoLonger {

    private final TaskService tasks;

    AskTeamNoLonger(TaskService tasks) {
        this.tasks = tasks;
    }

    @EventListener
    void decline(TeamReturned returned) {
        returned.enrolmentIds()
                .forEach(enrolmentId -> tasks.createTaskQuery()
                        .taskDefinitionKey("Task_AcceptOfferedPlace")
                        .processVariableValueEquals(Facts.ENROLMENT_ID, enrolmentId.toString())
                        .list()
                        .forEach(task -> tasks.complete(
                                task.getId(), Map.of(Facts.WAITING_OUTCOME, WaitingOutcome.DECLINED.name()))));
    }
}
