package nl.kring.journey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.kring.form.QuestionAnswer;
import nl.kring.programme.Meeting;
import nl.kring.session.Contributions;
import nl.kring.session.Contributions.Contribution;
import org.springframework.stereotype.Component;

/** What participants bring for a meeting, in letters and in tables of forms. */
@Component
public class ContributionWording {

    private final Contributions contributions;

    ContributionWording(Contributions contributions) {
        this.contributions = contributions;
    }

    /** Those that came in, each with a name; empty where nothing did. */
    public List<String> inLetter(Meeting meeting, Locale locale) {
        return contributions.of(meeting, locale).stream()
                .filter(contribution -> contribution.answers() != null)
                .map(contribution -> contribution.from() + "\n" + inWords(contribution))
                .toList();
    }

    /** One row for each whose turn it is, also where nothing came in. */
    public List<Map<String, String>> inTable(Meeting meeting, Locale locale) {
        return contributions.of(meeting, locale).stream()
                .map(contribution -> Map.of("name", contribution.from(), "brought", inWords(contribution)))
                .toList();
    }

    private static String inWords(Contribution contribution) {
        List<QuestionAnswer> answers = contribution.answers();
        return answers == null
                ? "-"
                : answers.stream()
                        .map(answer -> answer.question() + ": " + answer.answer())
                        .collect(Collectors.joining("\n"));
    }
}
