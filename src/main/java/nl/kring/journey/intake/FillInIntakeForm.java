package nl.kring.journey.intake;

import java.util.Map;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** The candidate's intake form. The answers are kept with the form; nothing else happens. */
@Component
class FillInIntakeForm implements TaskForm {

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        return Map.of();
    }
}
