package nl.kring.journey.initiative;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.initiative.Initiative;
import nl.kring.initiative.Support;
import nl.kring.initiative.Supporting;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A coordinator decides whether a network is supported, and with what. */
@Component
class DecideOnSupport implements TaskForm {

    private final Supporting supporting;
    private final InitiativeAtHand atHand;
    private final Refusals refusals;
    private final MessageSource texts;

    DecideOnSupport(Supporting supporting, InitiativeAtHand atHand, Refusals refusals, MessageSource texts) {
        this.supporting = supporting;
        this.atHand = atHand;
        this.refusals = refusals;
        this.texts = texts;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Initiative initiative = atHand.of(task);
        Map<String, Object> values = atHand.facts(initiative);
        String advice = Boolean.TRUE.equals(initiative.advice()) ? "YES" : "NO";
        values.put(
                "advice",
                texts.getMessage("journey.initiative.advice." + advice, null, LocaleContextHolder.getLocale()));
        values.put("adviceReason", Objects.requireNonNullElse(initiative.adviceReason(), ""));
        values.put("factors", factors(initiative));
        values.put("contributionAtMost", supporting.rules(initiative).contributionAtMost());
        values.put("help", initiative.answers().choices("help"));
        return values;
    }

    private List<Map<String, String>> factors(Initiative initiative) {
        Locale locale = LocaleContextHolder.getLocale();
        return Supporting.FACTORS.stream()
                .filter(initiative.factors()::containsKey)
                .map(factor -> Map.of(
                        "factor",
                        texts.getMessage("journey.factor." + factor, null, locale),
                        "judgement",
                        texts.getMessage(
                                "journey.judgement." + initiative.factors().get(factor), null, locale)))
                .toList();
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("decision", "contribution", "reason");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        Initiative initiative = atHand.of(task);
        boolean supported = answers.yes("decision");
        Support support = null;
        if (supported) {
            BigDecimal contribution = answers.number("contribution");
            BigDecimal most = supporting.rules(initiative).contributionAtMost();
            if (contribution.compareTo(most) > 0) {
                throw refusals.of("contribution", "contributionTooHigh", most);
            }
            support = new Support(contribution, answers.choices("purposes"), answers.choices("help"));
        }
        supporting.decide(
                initiative.id(), support, answers.text("reason"), task.actor().name());
        return Map.of(Facts.SUPPORTED, supported);
    }
}
