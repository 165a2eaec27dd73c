package nl.kring.journey.contracting;

import java.util.Map;
import java.util.UUID;
import nl.kring.contracting.Contracting;
import nl.kring.form.Answers;
import nl.kring.journey.Choices;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A coordinator has asked those who did not confirm, and notes who did so by phone. */
@Component
class SettleMissingConfirmations implements TaskForm {

    private final Contracting contracting;

    SettleMissingConfirmations(Contracting contracting) {
        this.contracting = contracting;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of("missing", Choices.ofPeople(contracting.missing(task.agreementId())));
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        answers.choices("confirmedByPhone")
                .forEach(enrolmentId -> contracting.confirm(
                        task.agreementId(),
                        UUID.fromString(enrolmentId),
                        task.actor().name(),
                        answers.text("notes")));
        return Map.of();
    }
}
