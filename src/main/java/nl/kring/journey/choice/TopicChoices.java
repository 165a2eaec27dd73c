package nl.kring.journey.choice;

import java.util.List;
import java.util.Objects;
import nl.kring.form.Option;
import nl.kring.form.Wording;
import nl.kring.programme.Edition;
import nl.kring.programme.ProgrammeDefinition.ChoiceOption;
import nl.kring.programme.ProgrammeDefinition.ChoiceRules;
import org.springframework.stereotype.Component;

/** Topics as the choices of a form. */
@Component
class TopicChoices {

    List<Option> of(Edition edition, List<String> keys) {
        ChoiceRules rules = Objects.requireNonNull(edition.definition().choice());
        return keys.stream().map(rules::option).map(TopicChoices::option).toList();
    }

    private static Option option(ChoiceOption option) {
        return new Option(
                option.key(),
                new Wording(
                        option.topic().nl() + " (" + option.teacher() + ")",
                        option.topic().en() + " (" + option.teacher() + ")"));
    }
}
