package nl.kring.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.kring.platform.ClockOffset;
import nl.kring.time.AppClock;
import nl.kring.time.TimeDriven;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Moves the one clock, the application's and the engine's together, and lets happen on the way what would have happened.
 * It stops wherever a job falls due, so that a reminder comes before the escalation that follows it, and each sees the
 * time it was meant for.
 *
 * <p>The engine's maintenance jobs, which belong to no process, are left to the engine.
 */
@Component
public class TimeMachine {

    /** A job that keeps failing is left after so many attempts, as the engine itself would. */
    private static final int MOST_ATTEMPTS = 3;

    private static final int PAGE = 200;
    private static final Logger log = LoggerFactory.getLogger(TimeMachine.class);

    private final AppClock clock;
    private final ObjectProvider<ClockOffset> keptOffset;
    private final ManagementService managementService;
    private final List<TimeDriven> others;

    TimeMachine(
            AppClock clock,
            ObjectProvider<ClockOffset> keptOffset,
            ManagementService managementService,
            List<TimeDriven> others) {
        this.clock = clock;
        this.keptOffset = keptOffset;
        this.managementService = managementService;
        this.others = others;
        followApplication();
    }

    /**
     * Moves the clock to a later moment; it goes on running from there.
     *
     * @throws IllegalArgumentException when the moment is not in the future
     */
    public synchronized void advanceTo(Instant target) {
        if (!target.isAfter(clock.instant())) {
            throw new IllegalArgumentException("The clock only goes forward: it is " + clock.instant());
        }
        Map<String, Integer> failures = new HashMap<>();
        settle(failures);
        Optional<Instant> stop = nextStop(target, failures);
        while (stop.isPresent()) {
            moveTo(stop.get());
            settle(failures);
            stop = nextStop(target, failures);
        }
        // The work on the way took time, during which the clock went on.
        if (target.isAfter(clock.instant())) {
            moveTo(target);
        }
        settle(failures);
    }

    /**
     * Sets the clock back, for a demonstration that begins in the past.
     *
     * @throws IllegalStateException when a process is running: it would live through a time twice
     */
    public synchronized void beginAt(Instant past) {
        if (managementService.createJobQuery().timers().count() > 0) {
            throw new IllegalStateException("Processes are running: the clock only goes forward");
        }
        moveTo(past);
    }

    /** Lets the clock run with the system's again, once it has caught up with it. */
    public synchronized void returnToNow() {
        shiftTo(Duration.ZERO);
    }

    /** Does everything that is due now, without moving the clock. */
    public synchronized void settle() {
        settle(new HashMap<>());
    }

    private void settle(Map<String, Integer> failures) {
        List<Job> due = due(failures);
        while (!due.isEmpty()) {
            due.forEach(job -> run(job, failures));
            due = due(failures);
        }
        others.forEach(TimeDriven::catchUp);
    }

    private List<Job> due(Map<String, Integer> failures) {
        return managementService
                .createJobQuery()
                .executable()
                .active()
                .orderByJobDuedate()
                .asc()
                .listPage(0, PAGE)
                .stream()
                .filter(job -> isOurs(job, failures))
                .sorted(Comparator.comparing(TimeMachine::dueDate)
                        .thenComparing(
                                Comparator.comparingLong(Job::getPriority).reversed()))
                .toList();
    }

    private void run(Job job, Map<String, Integer> failures) {
        try {
            managementService.executeJob(job.getId());
        } catch (OptimisticLockingException e) {
            // The job executor, or a neighbour of this job, was faster: it is tried again if it is still there.
            failures.merge(job.getId(), 1, Integer::sum);
        } catch (RuntimeException e) {
            if (exists(job)) {
                failures.merge(job.getId(), MOST_ATTEMPTS, Integer::sum);
                log.warn("Job {} of {} failed and is left as it is", job.getId(), job.getProcessDefinitionKey(), e);
            }
        }
    }

    /** Running a job can end others that were due with it. */
    private boolean exists(Job job) {
        return managementService.createJobQuery().jobId(job.getId()).count() > 0;
    }

    /** When the next job falls due on the way to the target. */
    private Optional<Instant> nextStop(Instant target, Map<String, Integer> failures) {
        return managementService
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(Date.from(clock.instant()))
                .duedateLowerThan(Date.from(target))
                .orderByJobDuedate()
                .asc()
                .listPage(0, PAGE)
                .stream()
                .filter(job -> isOurs(job, failures))
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    private static boolean isOurs(Job job, Map<String, Integer> failures) {
        return job.getProcessDefinitionId() != null && failures.getOrDefault(job.getId(), 0) < MOST_ATTEMPTS;
    }

    /** Work that is to be done at once has no due date. */
    private static Date dueDate(Job job) {
        return Objects.requireNonNullElse(job.getDuedate(), job.getCreateTime());
    }

    private void moveTo(Instant moment) {
        Duration offset = clock.offset().plus(Duration.between(clock.instant(), moment));
        // The engine counts in milliseconds; rounded up, so that what is due at the moment is due for both.
        shiftTo(offset.truncatedTo(ChronoUnit.MILLIS).plusMillis(1));
    }

    private void shiftTo(Duration offset) {
        clock.shiftTo(offset);
        followApplication();
        keptOffset.ifAvailable(kept -> kept.write(clock.offset()));
    }

    private void followApplication() {
        ClockUtil.offset(clock.offset().toMillis());
    }
}
