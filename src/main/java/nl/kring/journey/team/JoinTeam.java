package nl.kring.journey.team;

import nl.kring.enrolment.Teams;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Joins the others of the team; the last one claims places for all. */
@Component
class JoinTeam implements JavaDelegate {

    private final Teams teams;

    JoinTeam(Teams teams) {
        this.teams = teams;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(Facts.TEAM_COMPLETE, teams.join(Facts.enrolmentId(execution)));
    }
}
