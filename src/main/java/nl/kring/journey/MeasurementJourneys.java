package nl.kring.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.kring.network.BaselineTaken;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The measurements of a network, each in a process of its own. */
@Component
public class MeasurementJourneys {

    private final RuntimeService runtime;
    private final TaskService tasks;

    MeasurementJourneys(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** Starts the wait for a measurement of an edition, 0 being the baseline. */
    public void start(UUID editionId, int number) {
        Map<String, Object> facts = new HashMap<>(Facts.aboutEdition(editionId));
        facts.put(Facts.MEASUREMENT, number);
        runtime.startProcessInstanceByKey(Models.BASELINE, facts);
    }

    /** Whoever took it on the members' page is not asked any more. */
    @EventListener
    void askNoLonger(BaselineTaken taken) {
        tasks.createTaskQuery()
                .processDefinitionKey(Models.BASELINE)
                .taskVariableValueEquals(Facts.ENROLMENT_ID, taken.enrolmentId().toString())
                .list()
                .forEach(task -> tasks.complete(task.getId()));
    }
}
