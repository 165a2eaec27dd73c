package nl.kring.journey.contracting;

import nl.kring.identity.StaffRole;
import nl.kring.journey.WaitNotices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the facilitators that a participant is not contracted yet although the kick-off is over. */
@Component
class RemindOfContracting implements JavaDelegate {

    private final WaitNotices notices;

    RemindOfContracting(WaitNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.tell(StaffRole.FACILITATORS, execution);
    }
}
