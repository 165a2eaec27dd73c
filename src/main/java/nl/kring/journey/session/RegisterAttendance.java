package nl.kring.journey.session;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.journey.Choices;
import nl.kring.journey.ContributionWording;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.programme.ProgrammeDefinition.Network;
import nl.kring.session.HandIn;
import nl.kring.session.Meetings;
import nl.kring.session.Meetings.Registration;
import nl.kring.session.SessionOutcome;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A facilitator registers how the meeting went, who was there and what comes next. */
@Component
class RegisterAttendance implements TaskForm {

    private final Meetings meetings;
    private final Editions editions;
    private final Enrolments enrolments;
    private final ContributionWording wording;
    private final Refusals refusals;
    private final MessageSource texts;

    RegisterAttendance(
            Meetings meetings,
            Editions editions,
            Enrolments enrolments,
            ContributionWording wording,
            Refusals refusals,
            MessageSource texts) {
        this.meetings = meetings;
        this.editions = editions;
        this.enrolments = enrolments;
        this.wording = wording;
        this.refusals = refusals;
        this.texts = texts;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Meeting meeting = editions.getMeeting(task.sessionId());
        Set<UUID> handedIn =
                meetings.handIns(meeting.id()).stream().map(HandIn::enrolmentId).collect(Collectors.toSet());
        Locale locale = LocaleContextHolder.getLocale();
        List<Map<String, String>> brought = wording.inTable(meeting, locale);
        return Map.of(
                "hasContributions",
                !brought.isEmpty(),
                "contributions",
                brought,
                "groupSetsTheme",
                groupSetsTheme(meeting),
                "hasHandIns",
                editions.get(meeting.editionId()).definition().handIns(),
                "handIns",
                enrolments.participantsOf(meeting).stream()
                        .map(participant -> Map.of(
                                "name",
                                participant.name(),
                                "handedIn",
                                texts.getMessage(
                                        handedIn.contains(participant.id())
                                                ? "journey.handIn.yes"
                                                : "journey.handIn.no",
                                        null,
                                        locale)))
                        .toList(),
                "sessionTitle",
                meeting.title().in(LocaleContextHolder.getLocale()),
                "startsAt",
                meeting.startsAt(),
                "held",
                meeting.isOnline() ? "HELD_ONLINE" : "HELD",
                "participants",
                Choices.ofPeople(enrolments.participantsOf(meeting)));
    }

    /** Whether the group chooses a theme at the end of this meeting: there is a next one, and its network has that. */
    private boolean groupSetsTheme(Meeting meeting) {
        Edition edition = editions.get(meeting.editionId());
        Network network = edition.definition().network();
        return network != null
                && network.groupSetsTheme()
                && edition.meetingAfter(meeting).isPresent();
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("held");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        SessionOutcome outcome = SessionOutcome.valueOf(answers.choice("held"));
        if (outcome != SessionOutcome.CANCELLED
                && !answers.has("nextTheme")
                && groupSetsTheme(editions.getMeeting(task.sessionId()))) {
            throw refusals.of("nextTheme", "nextTheme");
        }
        meetings.register(
                task.sessionId(),
                new Registration(
                        outcome,
                        answers.choices("present").stream()
                                .map(UUID::fromString)
                                .collect(Collectors.toSet()),
                        answers.optionalText("absenceReasons").orElse(null),
                        answers.optionalText("yield").orElse(null),
                        answers.optionalText("nextTheme").orElse(null)));
        return Map.of(Facts.SESSION_OUTCOME, outcome.name());
    }
}
