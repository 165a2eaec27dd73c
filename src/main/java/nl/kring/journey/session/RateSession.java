package nl.kring.journey.session;

import java.util.Map;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Editions;
import nl.kring.session.Meetings;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A participant rates a meeting. */
@Component
class RateSession implements TaskForm {

    private final Meetings meetings;
    private final Editions editions;

    RateSession(Meetings meetings, Editions editions) {
        this.meetings = meetings;
        this.editions = editions;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        return Map.of(
                "sessionTitle", editions.getMeeting(task.sessionId()).title().in(LocaleContextHolder.getLocale()));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("rating");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        meetings.rate(
                task.sessionId(),
                task.enrolmentId(),
                answers.integer("rating"),
                answers.optionalText("mostValuable").orElse(null),
                answers.optionalText("toImprove").orElse(null));
        return Map.of();
    }
}
