package nl.kring.journey;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.identity.StaffRole;
import nl.kring.mail.Letter;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Letters about tasks that wait. */
@Component
class TaskNotices {

    /** The staff's language. */
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final StaffDirectory staff;
    private final Links links;
    private final Clock clock;

    TaskNotices(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            StaffDirectory staff,
            Links links,
            Clock clock) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.staff = staff;
        this.links = links;
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
        String about = Facts.find(task, Facts.ENROLMENT_ID)
                .flatMap(enrolments::findById)
                .map(Enrolment::name)
                .orElse("");
        staff.members(StaffRole.COORDINATORS)
                .forEach(coordinator -> outbox.post(
                        toStaff(task, coordinator, MailTemplate.TASK_ESCALATED).with("candidate", about)));
    }

    private Letter toStaff(DelegateTask task, StaffMember member, MailTemplate template) {
        return correspondence
                .toSomeone(template, Facts.editionId(task), new Recipient(member.email(), member.name(), DUTCH))
                .milestone(task.getId())
                .with("task", task.getName())
                .with("due", due(task))
                .with("link", links.staffTask(task.getId()));
    }

    private List<StaffMember> waitedFor(DelegateTask task) {
        Optional<StaffMember> assignee = Optional.ofNullable(task.getAssignee()).flatMap(staff::find);
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
