package nl.kring.journey.companion;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.kring.companion.Companions;
import nl.kring.companion.Shadowings;
import nl.kring.companion.Shadowings.NoSuchDay;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.Answers;
import nl.kring.journey.Choices;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A participant settles with whom, and when, the shadowing day is. */
@Component
class SettleShadowingDay implements TaskForm {

    private final Companions companions;
    private final Shadowings shadowings;
    private final CompanionLetters letters;
    private final Refusals refusals;

    SettleShadowingDay(Companions companions, Shadowings shadowings, CompanionLetters letters, Refusals refusals) {
        this.companions = companions;
        this.shadowings = shadowings;
        this.letters = letters;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of("mates", Choices.ofPeople(mates(task)));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("host", "startsAt", "endsAt");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        UUID host = UUID.fromString(answers.choice("host"));
        try {
            letters.tell(shadowings.settle(
                    task.enrolmentId(), host, answers.dateTime("startsAt"), answers.dateTime("endsAt")));
        } catch (NoSuchDay refused) {
            throw refusals.of("startsAt", "shadowing.noSuchDay");
        }
        return Map.of();
    }

    private List<Enrolment> mates(TaskAtHand task) {
        return companions.find(task.editionId(), task.companionGroupId()).orElseThrow().members().stream()
                .filter(member -> !member.id().equals(task.enrolmentId()))
                .toList();
    }
}
