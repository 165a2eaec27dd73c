package nl.kring.journey.session;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.kring.enrolment.Enrolments;
import nl.kring.form.FormSubmissions;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.journey.PreparationJourneys;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import nl.kring.mail.Recipient;
import nl.kring.programme.Editions;
import nl.kring.programme.Meeting;
import nl.kring.session.Session;
import nl.kring.session.Sessions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Sends everybody the preparation of a meeting, and the speaker what the group has been working on; asks for what is to be
 * handed in.
 */
@Component
class SendPreparation implements JavaDelegate {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final Editions editions;
    private final Sessions sessions;
    private final FormSubmissions submissions;
    private final PreparationJourneys preparations;

    SendPreparation(
            Outbox outbox,
            Correspondence correspondence,
            Enrolments enrolments,
            Editions editions,
            Sessions sessions,
            FormSubmissions submissions,
            PreparationJourneys preparations) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.editions = editions;
        this.sessions = sessions;
        this.submissions = submissions;
        this.preparations = preparations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Meeting meeting = editions.getMeeting(Facts.sessionId(execution));
        Session session = sessions.get(meeting.id());
        String theme = Objects.requireNonNullElse(session.theme(), "");
        preparations.send(meeting);
        if (session.speakerEmail() != null) {
            String name = Objects.requireNonNullElse(session.speakerName(), session.speakerEmail());
            outbox.post(correspondence
                    .toSomeone(
                            MailTemplate.SPEAKER_INVITATION,
                            meeting.editionId(),
                            new Recipient(session.speakerEmail(), name, DUTCH))
                    .milestone(meeting.id().toString())
                    .with("session", meeting.title().nl())
                    .with("startsAt", meeting.startsAt())
                    .with("place", meeting.whereabouts())
                    .with("theme", theme)
                    .with("earlierThemes", earlierThemes(meeting))
                    .with("questions", questions(meeting)));
        }
    }

    private List<String> earlierThemes(Meeting meeting) {
        return editions.get(meeting.editionId()).meetingsOf(meeting.group()).stream()
                .filter(earlier -> earlier.number() < meeting.number())
                .flatMap(earlier -> sessions.findById(earlier.id()).stream())
                .map(Session::theme)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The development questions of those who take part, without their names. */
    private List<String> questions(Meeting meeting) {
        return enrolments.participantsOf(meeting).stream()
                .flatMap(participant -> submissions.latest(participant.id(), "Task_FillInIntakeForm").stream())
                .flatMap(answers -> answers.optionalText("developmentQuestion").stream())
                .toList();
    }
}
