package nl.kring.journey.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.journey.Choices;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Meetings;
import nl.kring.session.Preparation;
import nl.kring.session.Session;
import nl.kring.session.Sessions;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A facilitator prepares a meeting, where possible together with participants. */
@Component
class PrepareSession implements TaskForm {

    private final Meetings meetings;
    private final Sessions sessions;
    private final Editions editions;
    private final Enrolments enrolments;
    private final Refusals refusals;

    PrepareSession(Meetings meetings, Sessions sessions, Editions editions, Enrolments enrolments, Refusals refusals) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.editions = editions;
        this.enrolments = enrolments;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Meeting meeting = editions.getMeeting(task.sessionId());
        Map<String, Object> values = new HashMap<>(Map.of(
                "sessionTitle", meeting.title().in(LocaleContextHolder.getLocale()),
                "startsAt", meeting.startsAt(),
                "place", meeting.whereabouts(),
                "previousNextTheme", previousNextTheme(meeting),
                "mode", meeting.isOnline() ? "ONLINE" : "PHYSICAL",
                "participants", Choices.ofPeople(enrolments.participantsOf(meeting))));
        Session session = sessions.get(meeting.id());
        if (session.speakerName() != null && session.speakerEmail() != null) {
            values.put("speakerName", session.speakerName());
            values.put("speakerEmail", session.speakerEmail());
        }
        return values;
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        if (answers.has("speakerName") != answers.has("speakerEmail")) {
            throw refusals.of(answers.has("speakerName") ? "speakerEmail" : "speakerName", "speaker");
        }
        Meeting meeting = editions.getMeeting(task.sessionId());
        meetings.prepare(
                meeting.id(),
                new Preparation(
                        answers.text("theme"),
                        answers.choices("coPreparers").stream()
                                .map(UUID::fromString)
                                .collect(Collectors.toSet()),
                        answers.optionalText("speakerName").orElse(null),
                        answers.optionalText("speakerEmail").orElse(null),
                        answers.text("material"),
                        answers.optionalText("assignments").orElse(null)));
        if (answers.optionalChoice("mode").orElse("").equals("ONLINE") && !meeting.isOnline()) {
            Meetings.OnlineHours hours = meetings.onlineHours(meeting);
            meetings.moveOnline(
                    meeting.id(), hours.start(), hours.end(), answers.text("onlineLink"), answers.text("theme"));
        }
        return Map.of();
    }

    private String previousNextTheme(Meeting meeting) {
        return editions.get(meeting.editionId()).meetingsOf(meeting.group()).stream()
                .filter(earlier -> earlier.number() < meeting.number())
                .reduce((before, last) -> last)
                .stream()
                .flatMap(earlier -> sessions.findById(earlier.id()).stream())
                .map(Session::nextTheme)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
