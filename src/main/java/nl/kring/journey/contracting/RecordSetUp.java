package nl.kring.journey.contracting;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kring.contracting.Agreement;
import nl.kring.contracting.Agreements;
import nl.kring.contracting.Contracting;
import nl.kring.contracting.SetUp;
import nl.kring.contracting.SetUp.AgreedMeeting;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.Answers;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A facilitator records what the group agreed at the kick-off, or amends it later. */
@Component
class RecordSetUp implements TaskForm {

    private static final Pattern START_OF_MEETING = Pattern.compile("(session\\d+)Start");

    private final Contracting contracting;
    private final Agreements agreements;
    private final Editions editions;
    private final Enrolments enrolments;
    private final Refusals refusals;

    RecordSetUp(
            Contracting contracting,
            Agreements agreements,
            Editions editions,
            Enrolments enrolments,
            Refusals refusals) {
        this.contracting = contracting;
        this.agreements = agreements;
        this.editions = editions;
        this.enrolments = enrolments;
        this.refusals = refusals;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Edition edition = editions.get(task.editionId());
        Map<String, Object> values = new HashMap<>();
        values.put(
                "participants",
                enrolments.participantsOf(edition.id()).stream()
                        .map(Enrolment::name)
                        .collect(Collectors.joining(", ")));
        values.put("place", edition.kickOff().place());
        agreements
                .findFirstByEditionIdOrderByVersionDesc(edition.id())
                .map(Agreement::setUp)
                .ifPresent(last -> {
                    values.put("themes", last.themes());
                    values.put("workingForm", last.workingForm());
                    values.put("workingAgreements", last.workingAgreements());
                });
        values.put("sessions", edition.meetings().size() - 1);
        for (Meeting meeting : edition.meetings()) {
            String session = "session" + meeting.number();
            values.put(session + "Title", meeting.title().in(LocaleContextHolder.getLocale()));
            values.put(session + "Start", meeting.startsAt());
            values.put(session + "End", meeting.endsAt());
            values.put(session + "Place", meeting.place());
        }
        return values;
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        Set<String> needed = new HashSet<>(Set.of("themes", "workingForm", "workingAgreements"));
        for (String question : asked) {
            Matcher start = START_OF_MEETING.matcher(question);
            if (start.matches()) {
                needed.add(start.group(1) + "End");
                needed.add(start.group(1) + "Place");
            }
        }
        return needed;
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        Edition edition = editions.get(task.editionId());
        List<AgreedMeeting> meetings = new ArrayList<>();
        for (Meeting meeting : edition.meetings()) {
            String session = "session" + meeting.number();
            if (answers.has(session + "Start")) {
                meetings.add(agreed(meeting.number(), session, answers));
            }
        }
        SetUp setUp = new SetUp(
                answers.text("themes"), answers.text("workingForm"), answers.text("workingAgreements"), meetings);
        Agreement agreement =
                contracting.record(edition.id(), setUp, task.actor().name());
        return Map.of(Facts.AGREEMENT_ID, agreement.id().toString());
    }

    private AgreedMeeting agreed(int number, String session, Answers answers) {
        ZonedDateTime start = answers.dateTime(session + "Start");
        ZonedDateTime end = answers.dateTime(session + "End");
        if (!start.isBefore(end)) {
            throw refusals.of(session + "End", "endBeforeStart");
        }
        return new AgreedMeeting(number, start, end, answers.text(session + "Place"));
    }
}
