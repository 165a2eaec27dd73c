package nl.kring.journey.initiative;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.form.Answers;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.Judgement;
import nl.kring.initiative.Supporting;
import nl.kring.journey.Facts;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.ProgrammeDefinition.Criterion;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A coordinator says of each criterion whether it is met; what follows from the answers is proposed. */
@Component
class AssessCriteria implements TaskForm {

    private static final String REASON = "Reason";

    private final Supporting supporting;
    private final InitiativeAtHand atHand;
    private final MessageSource texts;

    AssessCriteria(Supporting supporting, InitiativeAtHand atHand, MessageSource texts) {
        this.supporting = supporting;
        this.atHand = atHand;
        this.texts = texts;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Initiative initiative = atHand.of(task);
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, Object> values = atHand.facts(initiative);
        for (Criterion criterion : supporting.rules(initiative).criteria()) {
            values.put(criterion.name() + "Text", criterion.text().in(locale));
        }
        initiative.judgements().forEach(judgement -> {
            values.put(judgement.criterion(), judgement.met() ? "YES" : "NO");
            values.put(judgement.criterion() + REASON, judgement.reason());
        });
        String follows = texts.getMessage("journey.initiative.follows", null, locale);
        supporting.proposals(initiative).forEach(proposal -> {
            values.put(proposal.criterion().name(), proposal.met() ? "YES" : "NO");
            values.put(proposal.criterion().name() + REASON, follows);
        });
        return values;
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        Initiative initiative = atHand.of(task);
        List<Judgement> judgements = supporting.rules(initiative).criteria().stream()
                .map(criterion -> new Judgement(
                        criterion.name(), answers.yes(criterion.name()), answers.text(criterion.name() + REASON)))
                .toList();
        return Map.of(Facts.CRITERIA_MET, supporting.judge(initiative.id(), judgements));
    }
}
