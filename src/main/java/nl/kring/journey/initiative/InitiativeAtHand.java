package nl.kring.journey.initiative;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.kring.initiative.Applying;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.Initiatives;
import nl.kring.journey.Facts;
import nl.kring.journey.TaskAtHand;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The application that a task is about, and what every form about it shows. */
@Component
class InitiativeAtHand {

    private final TaskService tasks;
    private final Initiatives initiatives;
    private final Applying applying;

    InitiativeAtHand(TaskService tasks, Initiatives initiatives, Applying applying) {
        this.tasks = tasks;
        this.initiatives = initiatives;
        this.applying = applying;
    }

    Initiative of(TaskAtHand task) {
        return initiatives.get(UUID.fromString(variable(task, Facts.INITIATIVE_ID)));
    }

    /** Which kind of help the task is about. */
    String help(TaskAtHand task) {
        return variable(task, Facts.HELP);
    }

    private String variable(TaskAtHand task, String name) {
        return (String) Objects.requireNonNull(tasks.getVariable(task.id(), name));
    }

    Map<String, Object> facts(Initiative initiative) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("reference", initiative.reference());
        facts.put("applicant", initiative.name());
        facts.put("email", initiative.email());
        facts.put("network", initiative.network());
        facts.put("answers", applying.readable(initiative, LocaleContextHolder.getLocale()));
        return facts;
    }
}
