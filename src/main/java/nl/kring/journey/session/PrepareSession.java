package nl.kring.journey.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolment;
import nl.kring.form.Answers;
import nl.kring.journey.Choices;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.network.NetworkMembers;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Contributions;
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
    private final Contributions contributions;
    private final NetworkMembers members;
    private final Refusals refusals;

    PrepareSession(
            Meetings meetings,
            Sessions sessions,
            Editions editions,
            Contributions contributions,
            NetworkMembers members,
            Refusals refusals) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.editions = editions;
        this.contributions = contributions;
        this.members = members;
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
                "participants", Choices.ofTurns(contributions.turns(meeting)),
                "wishes", members.wishes(meeting.editionId())));
        values.put("hasWishes", !members.wishes(meeting.editionId()).isEmpty());
        values.put("takesTurns", contributions.rules(meeting).isPresent());
        values.put(
                "coPreparers",
                contributions.proposed(meeting).stream()
                        .map(turn -> turn.key().toString())
                        .toList());
        contributions.closesAt(meeting).ifPresent(closes -> values.put("contributionsClose", closes));
        if (!previousNextTheme(meeting).isEmpty()) {
            values.put("theme", previousNextTheme(meeting));
        }
        Session session = sessions.get(meeting.id());
        if (session.speakerName() != null && session.speakerEmail() != null) {
            values.put("speakerName", session.speakerName());
            values.put("speakerEmail", session.speakerEmail());
        }
        return values;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return asked.contains("mode") ? Set.of("theme", "material", "onlineLink") : Set.of("theme", "material");
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
                        preparing(meeting, answers.choices("coPreparers")),
                        answers.optionalText("speakerName").orElse(null),
                        answers.optionalText("speakerEmail").orElse(null),
                        answers.text("material"),
                        answers.optionalText("assignments").orElse(null)));
        if (answers.optionalChoice("mode").orElse("").equals("ONLINE") && !meeting.isOnline()) {
            Meetings.OnlineHours hours = meetings.onlineHours(meeting);
            meetings.moveOnline(
                    meeting.id(), hours.start(), hours.end(), answers.text("onlineLink"), answers.text("theme"));
        }
        return Map.of(Facts.CONTRIBUTIONS_ASKED, contributions.areAsked(meeting));
    }

    /** Of a team that was chosen, everybody. */
    private Set<UUID> preparing(Meeting meeting, List<String> chosen) {
        return contributions.turns(meeting).stream()
                .filter(turn -> chosen.contains(turn.key().toString()))
                .flatMap(turn -> turn.people().stream())
                .map(Enrolment::id)
                .collect(Collectors.toSet());
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
