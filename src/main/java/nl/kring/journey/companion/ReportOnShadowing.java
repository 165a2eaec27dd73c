package nl.kring.journey.companion;

import java.util.Map;
import java.util.Set;
import nl.kring.companion.Shadowing;
import nl.kring.companion.Shadowings;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A participant tells whether the shadowing day came about, and what it brought. */
@Component
class ReportOnShadowing implements TaskForm {

    private final Shadowings shadowings;
    private final Enrolments enrolments;
    private final Refusals refusals;

    ReportOnShadowing(Shadowings shadowings, Enrolments enrolments, Refusals refusals) {
        this.shadowings = shadowings;
        this.enrolments = enrolments;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Shadowing shadowing = shadowings.of(task.enrolmentId()).orElseThrow();
        return Map.of(
                "host", enrolments.get(shadowing.host()).name(),
                "startsAt", shadowing.startsAt());
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("shadowed", "report");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        boolean done = answers.yes("shadowed");
        if (answers.optionalText("report").isEmpty()) {
            throw refusals.of("report", "shadowing.report");
        }
        shadowings.report(task.enrolmentId(), done, answers.text("report"));
        return Map.of(Facts.SHADOWED, done);
    }
}
