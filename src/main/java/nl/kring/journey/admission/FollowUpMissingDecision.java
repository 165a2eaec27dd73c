package nl.kring.journey.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kring.admission.Admission;
import nl.kring.admission.DecisionRound;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A coordinator finds out why a decision stays away; the decision itself stays with its side. */
@Component
class FollowUpMissingDecision implements TaskForm {

    private final Admission admission;
    private final MessageSource texts;

    FollowUpMissingDecision(Admission admission, MessageSource texts) {
        this.admission = admission;
        this.texts = texts;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        DecisionRound round = admission.current(task.enrolmentId());
        List<String> missing = new ArrayList<>();
        Locale locale = LocaleContextHolder.getLocale();
        if (round.organiserDecision() == null) {
            missing.add(texts.getMessage("journey.side.organiser", null, locale));
        }
        if (round.candidateDecision() == null) {
            missing.add(texts.getMessage("journey.side.candidate", null, locale));
        }
        return Map.of("round", round.round(), "missing", String.join(", ", missing));
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        return Map.of();
    }
}
