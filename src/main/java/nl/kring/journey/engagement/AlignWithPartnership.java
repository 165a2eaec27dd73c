package nl.kring.journey.engagement;

import java.util.Map;
import nl.kring.engagement.ActionPoints;
import nl.kring.engagement.Cycle;
import nl.kring.engagement.Cycles;
import nl.kring.enrolment.Enrolling;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The board aligns its results with the partnership. What it says is kept with the form. */
@Component
class AlignWithPartnership implements TaskForm {

    private final Enrolling enrolling;
    private final Cycles cycles;
    private final ActionPoints points;
    private final InstrumentWording wording;

    AlignWithPartnership(Enrolling enrolling, Cycles cycles, ActionPoints points, InstrumentWording wording) {
        this.enrolling = enrolling;
        this.cycles = cycles;
        this.points = points;
        this.wording = wording;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of(
                "agreements",
                cycles.findById(task.editionId()).map(Cycle::agreements).orElse(wording.text("nothing")),
                "points",
                wording.points(points.findByEnrolmentIdOrderByDueOnAscAddedAtAsc(task.enrolmentId())));
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        enrolling.contract(task.enrolmentId());
        return Map.of();
    }
}
