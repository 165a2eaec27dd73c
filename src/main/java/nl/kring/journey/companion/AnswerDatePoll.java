package nl.kring.journey.companion;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.kring.companion.Intervision;
import nl.kring.companion.IntervisionRefused;
import nl.kring.companion.Intervisions;
import nl.kring.form.Answers;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A member of a group says which half-days suit. */
@Component
class AnswerDatePoll implements TaskForm {

    private final Intervisions intervisions;
    private final HalfDays halfDays;
    private final Refusals refusals;

    AnswerDatePoll(Intervisions intervisions, HalfDays halfDays, Refusals refusals) {
        this.intervisions = intervisions;
        this.halfDays = halfDays;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Intervision intervision = intervisions.get(task.intervisionId());
        return Map.of(
                "until", Objects.requireNonNull(intervision.pollClosesAt()),
                "halfDays", halfDays.asOptions(intervisions.halfDays(intervision)));
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        try {
            intervisions.answer(
                    task.intervisionId(),
                    task.enrolmentId(),
                    answers.choices("suiting").stream().map(UUID::fromString).toList());
        } catch (IntervisionRefused refused) {
            throw refusals.of("suiting", "intervision." + refused.reason().name());
        }
        return Map.of();
    }
}
