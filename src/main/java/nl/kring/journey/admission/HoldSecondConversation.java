package nl.kring.journey.admission;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kring.admission.Admission;
import nl.kring.admission.DecisionRound;
import nl.kring.admission.Verdict;
import nl.kring.form.Answers;
import nl.kring.form.QuestionAnswer;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A facilitator talks a doubt over with the candidate; then both decide once more. */
@Component
class HoldSecondConversation implements TaskForm {

    private final Admission admission;
    private final MessageSource texts;

    HoldSecondConversation(Admission admission, MessageSource texts) {
        this.admission = admission;
        this.texts = texts;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        DecisionRound round = admission.current(task.enrolmentId());
        Locale locale = LocaleContextHolder.getLocale();
        return Map.of(
                "reasons",
                List.of(
                        reason("journey.side.organiser", round.organiserDecision(), round.organiserReason(), locale),
                        reason("journey.side.candidate", round.candidateDecision(), round.candidateReason(), locale)));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("report");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        admission.reportSecondConversation(task.enrolmentId(), answers.text("report"));
        return Map.of();
    }

    private QuestionAnswer reason(String side, @Nullable Verdict verdict, @Nullable String reason, Locale locale) {
        String decided = texts.getMessage("journey.verdict." + verdict, null, locale);
        return new QuestionAnswer(texts.getMessage(side, null, locale), decided + ": " + reason);
    }
}
