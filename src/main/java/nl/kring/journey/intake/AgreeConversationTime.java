package nl.kring.journey.intake;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.intake.Conversations;
import nl.kring.intake.Intakes;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A facilitator settles a time with the candidate. */
@Component
class AgreeConversationTime implements TaskForm {

    private final Conversations conversations;
    private final Intakes intakes;
    private final Refusals refusals;
    private final Clock clock;

    AgreeConversationTime(Conversations conversations, Intakes intakes, Refusals refusals, Clock clock) {
        this.conversations = conversations;
        this.intakes = intakes;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of(
                "proposal",
                Objects.requireNonNullElse(intakes.get(task.enrolmentId()).proposal(), ""));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("startsAt", "conversationLink");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        ZonedDateTime startsAt = answers.dateTime("startsAt");
        if (!startsAt.toInstant().isAfter(clock.instant())) {
            throw refusals.of("startsAt", "past");
        }
        conversations.appoint(task.enrolmentId(), startsAt, answers.text("conversationLink"));
        return Map.of();
    }
}
