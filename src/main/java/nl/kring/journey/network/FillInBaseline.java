package nl.kring.journey.network;

import java.util.Map;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A participant says how the network stands now. The answers are kept with the form; nothing else happens. */
@Component
class FillInBaseline implements TaskForm {

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        return Map.of();
    }
}
