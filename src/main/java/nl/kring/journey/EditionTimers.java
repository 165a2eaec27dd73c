package nl.kring.journey;

import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeRedefined;
import nl.kring.session.TimetableChanged;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets whatever waits for a date of an edition or a meeting wait for the new date when that changes. A date is what one of
 * the beans for dates gives, such as {@code ${sessionDates.sessionOver(execution)}}; how long a step waits for somebody
 * counts from the moment it began, and stays.
 */
@Component
class EditionTimers {

    private static final Pattern DATE = Pattern.compile("\\$\\{\\w+Dates\\..*");

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;
    private final Editions editions;
    private final Clock clock;

    EditionTimers(
            RuntimeService runtime,
            ManagementService management,
            RepositoryService repository,
            Editions editions,
            Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
        this.editions = editions;
        this.clock = clock;
    }

    @EventListener
    void follow(TimetableChanged changed) {
        followAll(Facts.EDITION_ID, changed.editionId());
    }

    /** How long before a date something happens may be another time than before. */
    @EventListener
    void follow(ProgrammeRedefined redefined) {
        editions.findByProgrammeIdOrderByEnrolmentOpensAt(redefined.programmeId()).stream()
                .filter(edition -> !edition.isOver(clock.instant()))
                .forEach(edition -> followAll(Facts.EDITION_ID, edition.id()));
    }

    /** All timers of the processes that have the fact. */
    void followAll(String fact, UUID id) {
        runtime.createProcessInstanceQuery()
                .variableValueEquals(fact, id.toString())
                .list()
                .forEach(this::follow);
    }

    private void follow(ProcessInstance process) {
        management.createJobQuery().processInstanceId(process.getId()).timers().list().stream()
                .filter(this::waitsForADate)
                .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
    }

    private boolean waitsForADate(Job timer) {
        String activity = management
                .createJobDefinitionQuery()
                .jobDefinitionId(timer.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        ModelElementInstance element =
                repository.getBpmnModelInstance(timer.getProcessDefinitionId()).getModelElementById(activity);
        return element instanceof CatchEvent event
                && event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .map(TimerEventDefinition.class::cast)
                        .anyMatch(definition -> definition.getTimeDate() != null
                                && DATE.matcher(definition
                                                .getTimeDate()
                                                .getTextContent()
                                                .strip())
                                        .matches());
    }
}
