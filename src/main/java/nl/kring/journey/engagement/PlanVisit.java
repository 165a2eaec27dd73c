package nl.kring.journey.engagement;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import nl.kring.engagement.Visits;
import nl.kring.form.Answers;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The steering group settles who visits a board. */
@Component
class PlanVisit implements TaskForm {

    private final Visits visits;
    private final Refusals refusals;
    private final InstrumentWording wording;
    private final Clock clock;

    PlanVisit(Visits visits, Refusals refusals, InstrumentWording wording, Clock clock) {
        this.visits = visits;
        this.refusals = refusals;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of(
                "why", wording.text("visit." + visits.get(task.enrolmentId()).reason()));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("startsAt", "visitor", "place");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        ZonedDateTime at = answers.dateTime("startsAt");
        if (!at.toInstant().isAfter(clock.instant())) {
            throw refusals.of("startsAt", "past");
        }
        visits.plan(task.enrolmentId(), answers.text("visitor"), at, answers.text("place"));
        return Map.of();
    }
}
