package nl.kring.journey.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import java.util.Map;
import nl.kring.identity.StaffRole;
import nl.kring.journey.TaskLabels;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * Makes the roles known to the engine: their groups, what these may do and what they see first in Tasklist. Done once for
 * a group that does not exist yet, so that what an administrator changes afterwards stays.
 *
 * <p>On tasks nothing is granted here: the engine gives a task's candidate groups the right to read and work on it, and so
 * nobody sees the tasks and data of another role.
 */
@Component
class StaffRoles {

    private static final String WORKFLOW = "WORKFLOW";
    private static final int ORDINARY_PRIORITY = 50;

    private final IdentityService identityService;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;

    StaffRoles(
            IdentityService identityService,
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks) {
        this.identityService = identityService;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
    }

    void setUp() {
        if (created(Groups.CAMUNDA_ADMIN, "Beheerders van de procesmachine", Groups.GROUP_TYPE_SYSTEM)) {
            grantEverything(Groups.CAMUNDA_ADMIN);
        }
        if (created(StaffRole.ADMINISTRATORS.group(), "Beheerders", WORKFLOW)) {
            grantEverything(StaffRole.ADMINISTRATORS.group());
            Filter all = filter("Alle taken", "Alle openstaande taken", 10, tasks.createTaskQuery());
            // Administrators may read every filter; this one is theirs to change as well.
            grant(StaffRole.ADMINISTRATORS.group(), Resources.FILTER, all.getId(), Permissions.ALL);
        }
        setUpTasklistRole(StaffRole.COORDINATORS, "Coördinatoren");
        setUpTasklistRole(StaffRole.FACILITATORS, "Procesbegeleiders");
    }

    private void setUpTasklistRole(StaffRole role, String name) {
        String group = role.group();
        if (!created(group, name, WORKFLOW)) {
            return;
        }
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        // Names and pictures of the processes; what is in a running one is a permission of its own.
        grant(group, Resources.PROCESS_DEFINITION, ANY, Permissions.READ);
        // To see who took a task up, and to hand it over.
        grant(group, Resources.USER, ANY, Permissions.READ);
        grant(group, Resources.GROUP, ANY, Permissions.READ);

        share(group, filter("Mijn werk", "Alles wat op " + name.toLowerCase() + " wacht", 10, workOf(group)));
        share(
                group,
                filter(
                        "Nog niet opgepakt",
                        "Taken waar nog niemand mee bezig is",
                        20,
                        workOf(group).taskUnassigned()));
        share(
                group,
                filter(
                        "Te lang blijven liggen",
                        "Taken die niet op tijd zijn gedaan",
                        30,
                        workOf(group).taskMinPriority(ORDINARY_PRIORITY + 1)));
    }

    private TaskQuery workOf(String group) {
        return tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks();
    }

    /** @param position lower ones stand higher in Tasklist; the first is open when somebody arrives */
    private Filter filter(String name, String description, int position, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query.orderByDueDate().asc());
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                position,
                "color",
                "#154273",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(Map.of("name", TaskLabels.SUBJECT, "label", "Betreft"))));
        return filters.saveFilter(filter);
    }

    private void share(String group, Filter filter) {
        grant(group, Resources.FILTER, filter.getId(), Permissions.READ);
    }

    private boolean created(String id, String name, String type) {
        if (identityService.createGroupQuery().groupId(id).count() > 0) {
            return false;
        }
        Group group = identityService.newGroup(id);
        group.setName(name);
        group.setType(type);
        identityService.saveGroup(group);
        return true;
    }

    private void grantEverything(String group) {
        for (Resource resource : Resources.values()) {
            grant(group, resource, ANY, Permissions.ALL);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }
}
