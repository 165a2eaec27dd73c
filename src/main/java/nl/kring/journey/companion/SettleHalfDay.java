package nl.kring.journey.companion;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.companion.Intervision;
import nl.kring.companion.IntervisionRefused;
import nl.kring.companion.Intervisions;
import nl.kring.form.Answers;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A facilitator settles a half-day with a group for which the poll found none. */
@Component
class SettleHalfDay implements TaskForm {

    private final Intervisions intervisions;
    private final HalfDays halfDays;
    private final Refusals refusals;

    SettleHalfDay(Intervisions intervisions, HalfDays halfDays, Refusals refusals) {
        this.intervisions = intervisions;
        this.halfDays = halfDays;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Intervision intervision = intervisions.get(task.intervisionId());
        return Map.of(
                "members",
                intervisions.members(intervision).stream()
                        .map(member -> "- " + member.name() + ", " + member.email())
                        .collect(Collectors.joining("\n")),
                "halfDays",
                intervisions.halfDays(intervision).stream()
                        .map(halfDay -> "- " + halfDays.inWords(halfDay) + ": " + halfDay.suits())
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("startsAt", "endsAt");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        try {
            intervisions.settle(task.intervisionId(), answers.dateTime("startsAt"), answers.dateTime("endsAt"));
        } catch (IntervisionRefused refused) {
            throw refusals.of("startsAt", "intervision." + refused.reason().name());
        }
        return Map.of();
    }
}
