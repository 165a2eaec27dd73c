package nl.kring.journey.team;

import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Teams;
import nl.kring.journey.Correspondence;
import nl.kring.journey.Facts;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells a member for whom of the team is still waited. */
@Component
class RemindOfTeam implements JavaDelegate {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Teams teams;

    RemindOfTeam(Outbox outbox, Correspondence correspondence, Teams teams) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.teams = teams;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        List<String> names =
                teams.awaited(enrolmentId).stream().map(Enrolment::givenName).toList();
        outbox.post(correspondence
                .toCandidate(enrolmentId, MailTemplate.TEAM_INCOMPLETE)
                .with("candidates", String.join(", ", names)));
    }
}
