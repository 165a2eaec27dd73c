package nl.kring.journey.enrolment;

import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.enrolment.Enrolments;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Holds the candidate against the programme's hard conditions and indications. */
@Component
class ScreenCandidate implements JavaDelegate {

    private final Enrolling enrolling;
    private final Enrolments enrolments;

    ScreenCandidate(Enrolling enrolling, Enrolments enrolments) {
        this.enrolling = enrolling;
        this.enrolments = enrolments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        enrolling.screen(enrolmentId);
        execution.setVariable(Facts.IN_TEAM, enrolments.get(enrolmentId).teamId() != null);
        execution.setVariable(
                Facts.HARD_CONDITIONS_MET, enrolling.unmetCondition(enrolmentId).isEmpty());
    }
}
