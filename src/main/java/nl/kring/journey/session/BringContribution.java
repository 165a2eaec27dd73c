package nl.kring.journey.session;

import java.util.Map;
import nl.kring.form.Answers;
import nl.kring.form.TaskForms.TaskNotOpen;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Contributions;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A participant whose turn it is brings something for a meeting, for all of the team. */
@Component
class BringContribution implements TaskForm {

    private final Contributions contributions;
    private final Editions editions;

    BringContribution(Contributions contributions, Editions editions) {
        this.contributions = contributions;
        this.editions = editions;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Meeting meeting = editions.getMeeting(task.sessionId());
        return Map.of(
                "sessionTitle", meeting.title().in(LocaleContextHolder.getLocale()),
                "startsAt", meeting.startsAt(),
                "until", contributions.closesAt(meeting).orElseThrow());
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        try {
            contributions.bring(task.sessionId(), task.enrolmentId());
        } catch (Contributions.AlreadyBrought brought) {
            throw new TaskNotOpen(task.id());
        }
        return Map.of();
    }
}
