package nl.kring.journey.intake;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.intake.Conversations;
import nl.kring.intake.Intake;
import nl.kring.intake.Intakes;
import nl.kring.journey.Facts;
import nl.kring.journey.ReviewFacts;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A facilitator talks with the candidate about the answers and records what came up. */
@Component
class HoldIntakeConversation implements TaskForm {

    private final Conversations conversations;
    private final Intakes intakes;
    private final ReviewFacts reviewFacts;

    HoldIntakeConversation(Conversations conversations, Intakes intakes, ReviewFacts reviewFacts) {
        this.conversations = conversations;
        this.intakes = intakes;
        this.reviewFacts = reviewFacts;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Intake intake = intakes.get(task.enrolmentId());
        return Map.of(
                "advice", reviewFacts.advice(task.enrolmentId()),
                "startsAt", Objects.requireNonNull(intake.conversationAt()),
                "conversationLink", Objects.requireNonNull(intake.conversationLink()));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("conversationHeld", "report");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        boolean held = answers.yes("conversationHeld");
        if (held) {
            conversations.record(
                    task.enrolmentId(),
                    answers.text("report"),
                    answers.optionalText("impression").orElse(null));
        } else {
            conversations.giveBackTime(task.enrolmentId());
        }
        return Map.of(Facts.CONVERSATION_HELD, held);
    }
}
