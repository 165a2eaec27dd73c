package nl.kring.journey;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.identity.StaffRole;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Letters about tasks that wait. */
@Component
class TaskNotices {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final StaffDirectory staff;
    private final Links links;
    private final TaskService tasks;
    private final Clock clock;

    TaskNotices(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            StaffDirectory staff,
            Links links,
            TaskService tasks,
            Clock clock) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.staff = staff;
        this.links = links;
        this.tasks = tasks;
        this.clock = clock;
    }

    void remind(DelegateTask task) {
        if (CandidateTasks.isForCandidate(task)) {
            UUID enrolmentId = Facts.enrolmentId(task);
            outbox.post(correspondence
                    .toCandidate(enrolmentId, MailTemplate.TASK_REMINDER)
                    .milestone(task.getId())
                    .with("task", task.getName())
                    .with("due", due(task))
                    .with("link", links.candidateTask(task.getId())));
        } else {
            waitedFor(task).forEach(member -> outbox.post(toStaff(task, member, MailTemplate.TASK_REMINDER)));
        }
    }

    void escalate(DelegateTask task) {
        if (CandidateTasks.isForCandidate(task)) {
            escalateSilence(task);
        } else {
            String about = Facts.find(task, Facts.ENROLMENT_ID)
                    .flatMap(enrolments::findById)
                    .map(Enrolment::name)
                    .orElse("");
            staff.members(StaffRole.COORDINATORS)
                    .forEach(coordinator -> outbox.post(toStaff(task, coordinator, MailTemplate.TASK_ESCALATED)
                            .with("candidate", about)));
        }
    }

    /** One letter about everybody who has not answered yet where a whole group was asked the same. */
    private void escalateSilence(DelegateTask task) {
        List<Task> silent = tasks.createTaskQuery()
                .processInstanceId(task.getProcessInstanceId())
                .taskDefinitionKey(task.getTaskDefinitionKey())
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .list();
        String names = silent.stream()
                .map(each -> (String) tasks.getVariable(each.getId(), Facts.ENROLMENT_ID))
                .map(enrolmentId -> enrolments.get(UUID.fromString(enrolmentId)).name())
                .collect(Collectors.joining(", "));
        staff.members(StaffRole.COORDINATORS)
                .forEach(coordinator -> outbox.post(correspondence
                        .toStaff(MailTemplate.CANDIDATES_SILENT, Facts.editionId(task), coordinator)
                        .milestone(silent.get(0).getId())
                        .with("task", task.getName())
                        .with("candidates", names)
                        .with("due", due(task))
                        .with("link", links.deskEdition(Facts.editionId(task)))));
    }

    private Letter toStaff(DelegateTask task, StaffMember member, MailTemplate template) {
        return Facts.find(task, Facts.EDITION_ID)
                .map(edition -> correspondence.toStaff(template, edition, member))
                .orElseGet(() -> correspondence.toStaffOf(Facts.programmeId(task), template, member))
                .milestone(task.getId())
                .with("task", task.getName())
                .with("due", due(task))
                .with("link", links.staffTask(task.getId()));
    }

    private List<StaffMember> waitedFor(DelegateTask task) {
        Optional<StaffMember> assignee = Optional.ofNullable(task.getAssignee()).flatMap(staff::acting);
        return assignee.map(List::of)
                .orElseGet(() -> task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .flatMap(group -> Stream.of(StaffRole.values())
                                .filter(role -> role.group().equals(group)))
                        .flatMap(role -> staff.members(role).stream())
                        .distinct()
                        .toList());
    }

    private Instant due(DelegateTask task) {
        Date due = task.getDueDate();
        return due == null ? clock.instant() : due.toInstant();
    }
}
