package nl.kring.journey.enrolment;

import java.util.UUID;
import nl.kring.enrolment.Enrolling;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Holds the candidate against the programme's hard conditions and indications. */
@Component
class ScreenCandidate implements JavaDelegate {

    private final Enrolling enrolling;

    ScreenCandidate(Enrolling enrolling) {
        this.enrolling = enrolling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        enrolling.screen(enrolmentId);
        execution.setVariable(
                Facts.HARD_CONDITIONS_MET, enrolling.unmetCondition(enrolmentId).isEmpty());
    }
}
