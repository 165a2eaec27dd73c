package nl.kring.journey.contracting;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.kring.contracting.Contracting;
import nl.kring.form.Answers;
import nl.kring.journey.Choices;
import nl.kring.journey.Facts;
import nl.kring.journey.Participants;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A coordinator has called those who did not confirm, and notes who did so by phone; the others are asked again. */
@Component
class SettleMissingConfirmations implements TaskForm {

    private final Contracting contracting;
    private final Participants participants;

    SettleMissingConfirmations(Contracting contracting, Participants participants) {
        this.contracting = contracting;
        this.participants = participants;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of("missing", Choices.ofPeople(participants.toBeAsked(task.agreementId())));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("notes");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        answers.choices("confirmedByPhone")
                .forEach(enrolmentId -> contracting.confirm(
                        task.agreementId(),
                        UUID.fromString(enrolmentId),
                        task.actor().name(),
                        answers.text("notes")));
        return Map.of(
                Facts.EVERYBODY_CONFIRMED,
                participants.toBeAsked(task.agreementId()).isEmpty());
    }
}
