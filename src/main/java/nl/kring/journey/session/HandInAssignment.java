package nl.kring.journey.session;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Meetings;
import nl.kring.session.Sessions;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A participant hands in what was asked before a meeting. */
@Component
class HandInAssignment implements TaskForm {

    private final Meetings meetings;
    private final Editions editions;
    private final Sessions sessions;

    HandInAssignment(Meetings meetings, Editions editions, Sessions sessions) {
        this.meetings = meetings;
        this.editions = editions;
        this.sessions = sessions;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Meeting meeting = editions.getMeeting(task.sessionId());
        return Map.of(
                "sessionTitle", meeting.title().in(LocaleContextHolder.getLocale()),
                "startsAt", meeting.startsAt(),
                "assignments",
                        Objects.requireNonNullElse(sessions.get(meeting.id()).assignments(), ""));
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("answer");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        meetings.handIn(task.sessionId(), task.enrolmentId(), answers.text("answer"));
        return Map.of();
    }
}
