package nl.kring.journey.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.identity.StaffRole;
import nl.kring.journey.EngineRights;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The tasks that somebody took up, when they cannot or may not do them any more. */
@Component
class TasksOfStaff {

    private final TaskService tasks;
    private final EngineRights rights;

    TasksOfStaff(TaskService tasks, EngineRights rights) {
        this.tasks = tasks;
        this.rights = rights;
    }

    /** All of them are their group's again. */
    void giveBackAll(String userId) {
        rights.asApplication(() -> {
            takenUpBy(userId).forEach(task -> tasks.setAssignee(task.getId(), null));
            return null;
        });
    }

    /** Those are their group's again that are not of any of these roles. */
    void giveBackThoseOfOthers(String userId, Set<StaffRole> roles) {
        Set<String> own = roles.stream().map(StaffRole::group).collect(Collectors.toSet());
        rights.asApplication(() -> {
            takenUpBy(userId).stream()
                    .filter(task -> tasks.getIdentityLinksForTask(task.getId()).stream()
                            .map(IdentityLink::getGroupId)
                            .noneMatch(own::contains))
                    .forEach(task -> tasks.setAssignee(task.getId(), null));
            return null;
        });
    }

    private List<Task> takenUpBy(String userId) {
        return tasks.createTaskQuery().taskAssignee(userId).list();
    }
}
