package nl.kring.journey;

import nl.kring.identity.StaffRole;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the coordinators that somebody has been kept waiting for long. */
@Component
class ReportLongWait implements JavaDelegate {

    private final WaitNotices notices;

    ReportLongWait(WaitNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.tell(StaffRole.COORDINATORS, execution);
    }
}
