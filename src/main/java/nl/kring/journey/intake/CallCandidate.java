package nl.kring.journey.intake;

import java.util.Map;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A coordinator calls a candidate who stays silent: silence never refuses anybody. */
@Component
class CallCandidate implements TaskForm {

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        return Map.of(Facts.STILL_INTERESTED, answers.yes("stillInterested"));
    }
}
