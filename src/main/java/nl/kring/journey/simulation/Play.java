package nl.kring.journey.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.EnrolmentRefused;
import nl.kring.enrolment.Enrolments;
import nl.kring.enrolment.InterestForm;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import nl.kring.form.TaskForms;
import nl.kring.form.TaskForms.OpenForm;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.identity.Actor;
import nl.kring.intake.Intake;
import nl.kring.intake.Intakes;
import nl.kring.journey.CandidateTasks;
import nl.kring.journey.Facts;
import nl.kring.journey.TimeMachine;
import nl.kring.journey.Waits;
import nl.kring.journey.simulation.InventedAnswers.Manner;
import nl.kring.journey.simulation.InventedPeople.Behaviour;
import nl.kring.journey.simulation.InventedPeople.Invented;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.simulation.Crowd;
import nl.kring.simulation.Progress;
import nl.kring.simulation.Report;
import nl.kring.simulation.Script;
import nl.kring.time.AppClock;
import nl.kring.time.Timetable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Plays an edition from its planning until nothing is under way any more: people enrol, and everybody answers what they are
 * asked, through the same forms as in earnest, while the clock goes from one moment at which something happens to the next.
 */
@Component
@InSimulation
class Play {

    private static final Logger log = LoggerFactory.getLogger(Play.class);
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    /** How long after the last meeting it is given up. */
    private static final int WEEKS_AFTER = 40;

    /** A form that was refused is sent again at once, with other answers, so many times. */
    private static final int ATTEMPTS = 3;

    /** On so many days it is tried again: something may have changed meanwhile. */
    private static final int MOST_DAYS = 3;

    private final Stage stage;
    private final Errands errands;
    private final Findings findings;
    private final InterestForm interestForm;
    private final Enrolling enrolling;
    private final Enrolments enrolments;
    private final Intakes intakes;
    private final Editions editions;
    private final TaskForms forms;
    private final TaskService tasks;
    private final ManagementService management;
    private final TimeMachine timeMachine;
    private final AppClock clock;

    Play(
            Stage stage,
            Errands errands,
            Findings findings,
            InterestForm interestForm,
            Enrolling enrolling,
            Enrolments enrolments,
            Intakes intakes,
            Editions editions,
            TaskForms forms,
            TaskService tasks,
            ManagementService management,
            TimeMachine timeMachine,
            AppClock clock) {
        this.stage = stage;
        this.errands = errands;
        this.findings = findings;
        this.interestForm = interestForm;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.intakes = intakes;
        this.editions = editions;
        this.forms = forms;
        this.tasks = tasks;
        this.management = management;
        this.timeMachine = timeMachine;
        this.clock = clock;
    }

    /** @param progress hears again and again how far it is */
    Report perform(Script script, Consumer<Progress> progress) {
        LocaleContextHolder.setLocale(DUTCH);
        return new Performance(script, progress).perform();
    }

    /** One run from the beginning to the end. */
    private final class Performance {

        private final Script script;
        private final Crowd crowd;
        private final Consumer<Progress> progress;
        private final Random random;
        private final InventedPeople people;
        private final InventedAnswers answers;
        private final Timetable timetable = new Timetable();
        private final Edition edition;
        private final Instant from;
        private final Instant horizon;

        private final Set<String> seen = new HashSet<>();
        private final Set<UUID> fellSilent = new HashSet<>();
        private final Set<UUID> wasAsked = new HashSet<>();
        private final Map<String, Integer> daysTried = new HashMap<>();

        /** Why a task cannot be answered, by its id. */
        private final Map<String, String> refusals = new HashMap<>();

        /** Who could not enrol, and why. */
        private final Map<String, String> notEnrolled = new LinkedHashMap<>();

        Performance(Script script, Consumer<Progress> progress) {
            this.script = script;
            this.crowd = script.crowd();
            this.progress = progress;
            this.random = new Random(script.seed());
            this.people = new InventedPeople(crowd, random);
            this.answers = new InventedAnswers(random, clock);
            this.edition = stage.setUp(script, people);
            this.from = clock.instant();
            this.horizon = lastMeeting().plusWeeks(WEEKS_AFTER).toInstant();
        }

        private ZonedDateTime lastMeeting() {
            return edition.lastMeetings().stream()
                    .map(meeting -> meeting.endsAt())
                    .max(ZonedDateTime::compareTo)
                    .orElseThrow();
        }

        Report perform() {
            planEnrolling();
            errands.plan(timetable, edition.id());
            Optional<Instant> next = nextMoment();
            while (next.isPresent() && next.get().isBefore(horizon)) {
                if (next.get().isAfter(clock.instant())) {
                    timeMachine.advanceTo(next.get());
                }
                carryOutWhatIsDue();
                timeMachine.settle();
                lookAround();
                tellProgress();
                next = nextMoment();
            }
            // What fails is tried as often as the engine would.
            for (int attempt = 0; attempt < MOST_DAYS; attempt++) {
                timeMachine.settle();
            }
            return findings.write(
                    editions.get(edition.id()),
                    from,
                    next.isEmpty() ? Report.Ending.NOTHING_LEFT : Report.Ending.LONG_AFTER,
                    people,
                    notEnrolled,
                    refusals);
        }

        /** When somebody does something, or the engine. */
        private Optional<Instant> nextMoment() {
            return Stream.concat(timetable.nextMoment().map(ZonedDateTime::toInstant).stream(), nextTimer().stream())
                    .min(Instant::compareTo);
        }

        private Optional<Instant> nextTimer() {
            return management
                    .createJobQuery()
                    .timers()
                    .active()
                    .withRetriesLeft()
                    .duedateHigherThan(Date.from(clock.instant()))
                    .orderByJobDuedate()
                    .asc()
                    .list()
                    .stream()
                    .filter(timer -> timer.getProcessInstanceId() != null)
                    .filter(timer -> findings.isAbout(timer.getProcessInstanceId(), edition.id()))
                    .map(Job::getDuedate)
                    .map(Date::toInstant)
                    .findFirst();
        }

        private void carryOutWhatIsDue() {
            Optional<ZonedDateTime> due = timetable.nextMoment();
            while (due.isPresent() && !due.get().toInstant().isAfter(clock.instant())) {
                timetable.carryOutNext();
                due = timetable.nextMoment();
            }
        }

        private void tellProgress() {
            long past = Duration.between(from, clock.instant()).toHours();
            long all = Duration.between(
                            from, lastMeeting().plusWeeks(WEEKS_AFTER / 4).toInstant())
                    .toHours();
            progress.accept(new Progress((int) Math.min(99, 100 * past / Math.max(1, all)), clock.today()));
        }

        // Enrolling ----------------------------------------

        private void planEnrolling() {
            ZonedDateTime opens = edition.enrolmentOpensAt().plusHours(1);
            Duration open = Duration.between(opens, edition.enrolmentClosesAt());
            // All in the first half, so that there is time left for what the deadlines do.
            Duration between = open.dividedBy(2L * Math.max(1, people.all().size()));
            ZonedDateTime moment = opens;
            for (Invented person : people.all()) {
                timetable.at(moment, () -> enrol(person));
                moment = moment.plus(between.compareTo(Duration.ofDays(2)) > 0 ? Duration.ofDays(2) : between);
            }
        }

        private void enrol(Invented person) {
            Map<String, Object> fixed = new HashMap<>();
            fixed.put("givenName", person.givenName());
            fixed.put("familyName", person.familyName());
            fixed.put("email", person.email());
            fixed.put("organisation", person.organisation());
            definition().conditions().sectors().stream().findFirst().ifPresent(sector -> fixed.put("sector", sector));
            Manner manner = new Manner(fixed, Set.of(), 0, false);
            String reason = "";
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    confirmLater(send(person, manner), person.behaviour());
                    notEnrolled.remove(person.name());
                    return;
                } catch (FormRejected rejected) {
                    reason = inWords(rejected);
                    manner = manner.again(fieldsOf(rejected));
                } catch (EnrolmentRefused refused) {
                    reason = refused.reason().name();
                    break;
                }
            }
            notEnrolled.put(person.name(), reason);
        }

        private Enrolment send(Invented person, Manner manner) {
            UUID id = edition.id();
            // What only participants can do for somebody, staff do here: the people of an earlier year are not there.
            if (definition().conditions().nomination()) {
                Map<String, Object> alone = answers.to(interestForm.schema(id), interestForm.alone(id), manner);
                return interestForm.sendByStaff(
                        id, alone, DUTCH, person.email(), "Verzonnen voordracht.", Stage.COORDINATOR);
            }
            Map<String, Object> values =
                    definition().teams() == null ? interestForm.alone(id) : interestForm.values(id);
            return interestForm.sendPage(id, answers.to(interestForm.schema(id), values, manner), DUTCH, null);
        }

        private void confirmLater(Enrolment first, Behaviour behaviour) {
            Duration after = behaviour == Behaviour.SLOW
                    ? definition().waitFor("awaitConfirmation").remindAfter().plusHours(5)
                    : Duration.ofHours(1 + random.nextInt(8));
            if (behaviour != Behaviour.UNCONFIRMED) {
                timetable.at(now().plus(after), () -> teamOf(first).forEach(enrolling::confirmAddress));
            }
        }

        private Stream<UUID> teamOf(Enrolment first) {
            return first.teamId() == null
                    ? Stream.of(first.id())
                    : enrolments.findByTeamIdOrderByReceipt(first.teamId()).stream()
                            .map(Enrolment::id);
        }

        private ProgrammeDefinition definition() {
            return edition.definition();
        }

        // Tasks ----------------------------------------

        private void lookAround() {
            errands.lookAround(timetable, edition.id(), people);
            for (Task task : tasks.createTaskQuery()
                    .active()
                    .orderByTaskCreateTime()
                    .asc()
                    .list()) {
                if (task.getProcessInstanceId() != null
                        && findings.isAbout(task.getProcessInstanceId(), edition.id())
                        && seen.add(task.getId())) {
                    Set<String> groups = groupsOf(task);
                    if (groups.contains(CandidateTasks.GROUP)) {
                        planCandidate(task);
                    } else {
                        planStaff(task, groups);
                    }
                }
            }
        }

        private Set<String> groupsOf(Task task) {
            return tasks.getIdentityLinksForTask(task.getId()).stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        private void planCandidate(Task task) {
            Enrolment person = personOf(task).orElse(null);
            if (person == null) {
                refusals.put(task.getId(), "");
                return;
            }
            Behaviour behaviour = people.behaviourOf(person.email());
            boolean again = !wasAsked.add(person.id());
            if (behaviour == Behaviour.SILENT
                    && (crowd.silentFrom().isEmpty() || crowd.silentFrom().equals(task.getTaskDefinitionKey()))) {
                fellSilent.add(person.id());
            }
            if (fellSilent.contains(person.id())) {
                return;
            }
            if (behaviour == Behaviour.WITHDRAWS && again && !person.status().isParticipating()) {
                timetable.at(now().plusHours(20), () -> withdraw(person.id()));
                return;
            }
            Duration after = behaviour == Behaviour.SLOW
                    ? definition()
                            .waitFor(Waits.nameOf(task.getTaskDefinitionKey()))
                            .remindAfter()
                            .plusDays(1)
                    : Duration.ofHours(3 + random.nextInt(40));
            Actor actor = Actor.candidate(person.email(), person.name());
            timetable.at(now().plus(after), () -> answer(task.getId(), actor, Manner.USUAL));
        }

        private void withdraw(UUID enrolmentId) {
            Enrolment person = enrolments.get(enrolmentId);
            if (!person.hasEnded() && !person.status().isParticipating()) {
                enrolling.withdraw(enrolmentId, "Verzonnen terugtrekking.");
            }
        }

        private void planStaff(Task task, Set<String> groups) {
            Actor actor = groups.contains(Stage.FACILITATOR_GROUP)
                    ? Stage.FACILITATOR
                    : groups.contains(Stage.COORDINATOR_GROUP) ? Stage.COORDINATOR : Stage.ADMINISTRATOR;
            Optional<Enrolment> person = personOf(task);
            boolean declines = person.map(Enrolment::email)
                    .map(people::behaviourOf)
                    .filter(Behaviour.DECLINED::equals)
                    .isPresent();
            ZonedDateTime when = workingDaysFromNow(crowd.staffDays());
            // A conversation is held when it was to be held, not before.
            ZonedDateTime conversation = person.flatMap(each -> intakes.findById(each.id()))
                    .map(Intake::conversationAt)
                    .orElse(null);
            if (conversation != null && conversation.isAfter(when)) {
                when = conversation.plusHours(1);
            }
            Manner manner = new Manner(Map.of(), Set.of(), 0, declines);
            timetable.at(when, () -> answer(task.getId(), actor, manner));
        }

        private ZonedDateTime workingDaysFromNow(int days) {
            LocalDate day = clock.today();
            int left = days;
            while (left > 0 || !Errands.isWorkingDay(day)) {
                day = day.plusDays(1);
                left -= Errands.isWorkingDay(day) ? 1 : 0;
            }
            ZonedDateTime when =
                    day.atTime(9 + random.nextInt(8), random.nextInt(60)).atZone(AppClock.ZONE);
            return when.isBefore(now()) ? now().plusMinutes(30) : when;
        }

        private Optional<Enrolment> personOf(Task task) {
            @Nullable Object id = tasks.getVariable(task.getId(), Facts.ENROLMENT_ID);
            return Optional.ofNullable(id).flatMap(each -> enrolments.findById(UUID.fromString(each.toString())));
        }

        private void answer(String taskId, Actor actor, Manner manner) {
            Manner now = manner;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    OpenForm form = forms.open(taskId, actor);
                    forms.submit(taskId, actor, answers.to(form.schema(), form.values(), now));
                    refusals.remove(taskId);
                    return;
                } catch (TaskNotOpen gone) {
                    // Something else has moved the process on; if the task is still there, nobody may do it.
                    return;
                } catch (FormRejected rejected) {
                    refusals.put(taskId, inWords(rejected));
                    now = now.again(fieldsOf(rejected));
                } catch (RuntimeException failure) {
                    log.info("Task {} cannot be completed", taskId, failure);
                    refusals.put(taskId, String.valueOf(failure.getMessage()));
                    break;
                }
            }
            if (daysTried.merge(taskId, 1, Integer::sum) < MOST_DAYS) {
                timetable.at(now().plusDays(1), () -> answer(taskId, actor, manner));
            }
        }

        private ZonedDateTime now() {
            return clock.instant().atZone(AppClock.ZONE);
        }
    }

    private static Set<String> fieldsOf(FormRejected rejected) {
        return rejected.errors().stream().map(FieldError::field).collect(Collectors.toSet());
    }

    private static String inWords(FormRejected rejected) {
        return rejected.errors().stream()
                .map(error -> error.field().isEmpty() ? error.message() : error.field() + ": " + error.message())
                .collect(Collectors.joining("; "));
    }
}
