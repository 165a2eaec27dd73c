package nl.kring.journey.choice;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.kring.choice.Round;
import nl.kring.choice.VoteRefused;
import nl.kring.choice.Voting;
import nl.kring.form.Answers;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A participant votes on the topic of the meeting that is left to the group. */
@Component
class VoteOnTopic implements TaskForm {

    private final Voting voting;
    private final Editions editions;
    private final TopicChoices choices;
    private final Refusals refusals;

    VoteOnTopic(Voting voting, Editions editions, TopicChoices choices, Refusals refusals) {
        this.voting = voting;
        this.editions = editions;
        this.choices = choices;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        UUID editionId = task.editionId();
        Edition edition = editions.get(editionId);
        Round round = voting.current(editionId).orElseThrow();
        return Map.of(
                "meeting", voting.meeting(edition).title().in(LocaleContextHolder.getLocale()),
                "startsAt", voting.meeting(edition).startsAt(),
                "until", round.closesAt(),
                "topics", choices.of(edition, round.options()));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("topic");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        try {
            voting.cast(task.enrolmentId(), answers.choice("topic"));
        } catch (VoteRefused refused) {
            throw refusals.of("topic", "vote." + refused.reason().name());
        }
        return Map.of();
    }

    /** The ballot is kept where votes are counted; a first vote that was changed since is nobody's to read. */
    @Override
    public boolean isConfidential() {
        return true;
    }
}
