package nl.kring.journey.engagement;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.engagement.Visit;
import nl.kring.engagement.Visits;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** Whoever visited a board says what was spoken about. */
@Component
class RecordVisit implements TaskForm {

    private final Visits visits;

    RecordVisit(Visits visits) {
        this.visits = visits;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Visit visit = visits.get(task.enrolmentId());
        return Map.of(
                "visitor", Objects.requireNonNull(visit.visitor()),
                "visitedAt", Objects.requireNonNull(visit.visitedAt()));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("made", "report");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        boolean made = answers.yes("made");
        if (made) {
            visits.report(task.enrolmentId(), answers.text("report"));
        }
        return Map.of(Facts.VISIT_MADE, made);
    }
}
