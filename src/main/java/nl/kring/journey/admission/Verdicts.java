package nl.kring.journey.admission;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.kring.admission.DecisionRound;
import nl.kring.admission.Verdict;
import nl.kring.form.Option;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The verdicts to choose from: a doubt only as long as a second conversation can follow. */
@Component
class Verdicts {

    private final MessageSource texts;

    Verdicts(MessageSource texts) {
        this.texts = texts;
    }

    List<Option> toChooseFrom(DecisionRound round) {
        Locale locale = LocaleContextHolder.getLocale();
        return Stream.of(Verdict.values())
                .filter(verdict -> verdict != Verdict.DOUBT || round.allowsDoubt())
                .map(verdict ->
                        Option.of(verdict.name(), texts.getMessage("journey.verdict." + verdict.name(), null, locale)))
                .toList();
    }
}
