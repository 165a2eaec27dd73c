package nl.kring.journey.standin;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.kring.identity.Absence;
import nl.kring.identity.AbsenceCalendar;
import nl.kring.identity.Absences;
import nl.kring.identity.Actor;
import nl.kring.identity.CurrentActor;
import nl.kring.identity.StaffChanged;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffMember;
import nl.kring.journey.EngineRights;
import nl.kring.journey.TaskLabels;
import nl.kring.time.AppClock;
import nl.kring.time.TimeDriven;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * While somebody is away, what is assigned to them is assigned to who stands in; when they are back, what is not done is
 * theirs again. The engine keeps whose a task is as its owner, who may look at it all the time; the assignee is who does it
 * today. Where nobody can stand in, it is its group's.
 *
 * <p>What people do by their own hand counts: who takes up a task while away keeps it, a task that the stand-in releases is the
 * group's, and one that somebody else took up stays with that person.
 */
@Component
class StandInTasks implements TimeDriven {

    private static final Logger log = LoggerFactory.getLogger(StandInTasks.class);

    private final Absences absences;
    private final AbsenceCalendar calendar;
    private final StaffDirectory staff;
    private final TaskService tasks;
    private final EngineRights rights;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;
    private final AppClock clock;

    StandInTasks(
            Absences absences,
            AbsenceCalendar calendar,
            StaffDirectory staff,
            TaskService tasks,
            EngineRights rights,
            CurrentActor currentActor,
            PlatformTransactionManager transactions,
            AppClock clock) {
        this.absences = absences;
        this.calendar = calendar;
        this.staff = staff;
        this.tasks = tasks;
        this.rights = rights;
        this.currentActor = currentActor;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Also notices what nobody told: a day that began, and roles that were changed in Camunda Admin. */
    @Override
    @Scheduled(fixedDelayString = "${kring.absence.poll:1m}")
    public void catchUp() {
        if (absences.areUnderWay()) {
            settle();
        }
    }

    /** After what changed is safe, so that a task that somebody completes at that moment spoils nothing. */
    @TransactionalEventListener(fallbackExecution = true)
    void settle(StaffChanged changed) {
        catchUp();
    }

    private void settle() {
        try {
            transaction.executeWithoutResult(status -> rights.asApplication(() -> {
                passOnAndGiveBack();
                return null;
            }));
        } catch (OptimisticLockingException somebodyWorksOnOne) {
            log.info("Tasks of absent staff are passed on a little later", somebodyWorksOnOne);
        }
    }

    private void passOnAndGiveBack() {
        LocalDate today = clock.today();
        Set<String> absentees = new LinkedHashSet<>();
        List<Absence> underWay = absences.handle();
        for (Absence absence : underWay) {
            absentees.add(absence.userId());
            if (absence.covers(today) && absence.beganAt() == null) {
                begin(absence.userId());
                absences.began(absence);
            }
        }
        absentees.forEach(this::place);
        underWay.stream()
                .filter(absence -> !absence.covers(today))
                .filter(absence -> passedOnFrom(absence.userId()).count() == 0)
                .forEach(absences::over);
    }

    private TaskQuery passedOnFrom(String absentee) {
        return tasks.createTaskQuery().taskOwner(absentee);
    }

    /** What somebody does for another stays the other's. */
    private void begin(String absentee) {
        tasks.createTaskQuery().taskAssignee(absentee).active().list().stream()
                .filter(task -> task.getOwner() == null)
                .forEach(task -> tasks.setOwner(task.getId(), absentee));
    }

    private void place(String absentee) {
        // The engine changes no task of a suspended process; those come once it goes on.
        List<Task> own = passedOnFrom(absentee).active().list();
        if (own.isEmpty()) {
            return;
        }
        @Nullable String holder = staff.acting(absentee).map(StaffMember::id).orElse(null);
        boolean away = calendar.on(absentee, clock.today()).isPresent();
        for (Task task : own) {
            assign(task, holder, away ? absentee : null);
            label(task, away ? absentee : null);
        }
    }

    private void assign(Task task, @Nullable String holder, @Nullable String owner) {
        if (!Objects.equals(holder, task.getAssignee()) || !Objects.equals(owner, task.getOwner())) {
            task.setAssignee(holder);
            task.setOwner(owner);
            tasks.saveTask(task);
        }
    }

    private void label(Task task, @Nullable String absentee) {
        String now = (String) tasks.getVariableLocal(task.getId(), TaskLabels.SUBJECT);
        String bare = PassedOn.withoutStandIn(now);
        String wanted = absentee == null ? bare : PassedOn.inPlaceOf(nameOf(absentee), bare);
        if (!wanted.equals(now == null ? "" : now)) {
            tasks.setVariableLocal(task.getId(), TaskLabels.SUBJECT, wanted);
        }
    }

    /** Somebody takes a task up or releases it, or the process gives it to somebody. */
    @EventListener(condition = "#task.eventName == 'assignment'")
    void assigned(DelegateTask task) {
        String assignee = task.getAssignee();
        String owner = task.getOwner();
        if (owner != null && isOwnDoing(owner, assignee)) {
            keep(task);
        } else if (owner == null && assignee != null && isAway(assignee) && !isBehindTheRequest(assignee)) {
            task.setOwner(assignee);
            task.setAssignee(staff.acting(assignee).map(StaffMember::id).orElse(null));
            task.setVariableLocal(TaskLabels.SUBJECT, PassedOn.inPlaceOf(nameOf(assignee), (String)
                    task.getVariableLocal(TaskLabels.SUBJECT)));
        }
    }

    /** Whether it is not we who put a task where it belongs, but somebody who decided otherwise. */
    private boolean isOwnDoing(String owner, @Nullable String assignee) {
        if (!isAway(owner)) {
            return false;
        }
        Optional<String> holder = staff.acting(owner).map(StaffMember::id);
        if (assignee == null) {
            return holder.filter(this::isBehindTheRequest).isPresent();
        }
        return holder.filter(assignee::equals).isEmpty();
    }

    /** From now on it is the group's, or of who took it up. */
    private static void keep(DelegateTask task) {
        task.setOwner(null);
        task.setVariableLocal(
                TaskLabels.SUBJECT, PassedOn.withoutStandIn((String) task.getVariableLocal(TaskLabels.SUBJECT)));
    }

    private boolean isAway(String userId) {
        return calendar.on(userId, clock.today()).isPresent();
    }

    private boolean isBehindTheRequest(String userId) {
        return currentActor
                .find()
                .filter(Actor::isStaff)
                .filter(actor -> actor.id().equals(userId))
                .isPresent();
    }

    private String nameOf(String userId) {
        return staff.find(userId).map(StaffMember::name).orElse(userId);
    }
}
