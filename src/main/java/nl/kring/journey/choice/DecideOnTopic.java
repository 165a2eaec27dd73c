package nl.kring.journey.choice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.choice.Round;
import nl.kring.choice.Tally;
import nl.kring.choice.Voting;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.ChoiceOption;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A coordinator chooses the topic that the vote did not settle, with a reason. */
@Component
class DecideOnTopic implements TaskForm {

    private final Voting voting;
    private final Editions editions;
    private final TopicChoices choices;

    DecideOnTopic(Voting voting, Editions editions, TopicChoices choices) {
        this.voting = voting;
        this.editions = editions;
        this.choices = choices;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Edition edition = editions.get(task.editionId());
        Locale locale = LocaleContextHolder.getLocale();
        Round round = voting.current(edition.id()).orElseThrow();
        Tally tally = voting.tally(edition.id(), round);
        return Map.of(
                "meeting", voting.meeting(edition).title().in(locale),
                "cast", tally.cast(),
                "voters", tally.voters(),
                "votes",
                        tally.votes().entrySet().stream()
                                .map(option ->
                                        Voting.topic(edition, option.getKey()).in(locale) + ": " + option.getValue())
                                .collect(Collectors.joining(", ")),
                "topics", choices.of(edition, options(edition)));
    }

    private static List<String> options(Edition edition) {
        return Objects.requireNonNull(edition.definition().choice()).options().stream()
                .map(ChoiceOption::key)
                .toList();
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("topic", "reason");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        voting.decide(task.editionId(), answers.choice("topic"), answers.text("reason"), task.actor());
        return Map.of();
    }
}
