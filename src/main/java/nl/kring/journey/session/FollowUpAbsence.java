package nl.kring.journey.session;

import java.util.Map;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Attendance.FollowUp;
import nl.kring.session.Meetings;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A coordinator speaks with a participant who was absent: attendance is obligatory. */
@Component
class FollowUpAbsence implements TaskForm {

    private final Meetings meetings;
    private final Editions editions;

    FollowUpAbsence(Meetings meetings, Editions editions) {
        this.meetings = meetings;
        this.editions = editions;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Meeting meeting = editions.getMeeting(task.sessionId());
        return Map.of(
                "sessionTitle", meeting.title().in(LocaleContextHolder.getLocale()), "startsAt", meeting.startsAt());
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("agreed", "notes");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        meetings.followUpAbsence(
                task.sessionId(),
                task.enrolmentId(),
                FollowUp.valueOf(answers.choice("agreed")),
                answers.text("notes"));
        return Map.of();
    }
}
