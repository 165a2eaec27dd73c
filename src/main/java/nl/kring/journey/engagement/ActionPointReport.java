package nl.kring.journey.engagement;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.kring.engagement.ActionPlanning;
import nl.kring.engagement.ActionPoint;
import nl.kring.engagement.ActionPoint.State;
import nl.kring.engagement.ActionPoints;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import org.springframework.stereotype.Component;

/** What whoever is asked about an action point sees and says. */
@Component
class ActionPointReport {

    /** The questions whose answers it cannot do without. */
    static final Set<String> NEEDS = Set.of("outcome", "report", "newDueOn");

    private static final String LATER = "LATER";

    private final ActionPoints points;
    private final ActionPlanning planning;
    private final ActionPointFields fields;
    private final Refusals refusals;
    private final InstrumentWording wording;

    ActionPointReport(
            ActionPoints points,
            ActionPlanning planning,
            ActionPointFields fields,
            Refusals refusals,
            InstrumentWording wording) {
        this.points = points;
        this.planning = planning;
        this.fields = fields;
        this.refusals = refusals;
        this.wording = wording;
    }

    Map<String, Object> show(UUID actionPointId) {
        ActionPoint point = points.get(actionPointId);
        return Map.of("what", point.what(), "owner", point.owner(), "dueOn", wording.day(point.dueOn()));
    }

    Map<String, Object> submit(UUID actionPointId, Answers answers) {
        String outcome = answers.choice("outcome");
        String report = answers.text("report");
        if (outcome.equals(LATER)) {
            planning.move(
                    actionPointId,
                    fields.demandFuture(
                            "newDueOn",
                            answers.optionalDate("newDueOn").orElseThrow(() -> refusals.of("newDueOn", "newDueOn"))),
                    report);
        } else {
            planning.settle(actionPointId, State.valueOf(outcome), report);
        }
        return Map.of(Facts.ACTION_OUTCOME, outcome);
    }
}
