package nl.kring.journey;

import java.util.UUID;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.StaffDirectory;
import nl.kring.identity.StaffRole;
import nl.kring.mail.MailTemplate;
import nl.kring.mail.Outbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/** Letters to staff about people who wait in a step that is not a task. */
@Component
public class WaitNotices {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Enrolments enrolments;
    private final StaffDirectory staff;
    private final Links links;

    WaitNotices(
            Outbox outbox, Correspondence correspondence, Enrolments enrolments, StaffDirectory staff, Links links) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.enrolments = enrolments;
        this.staff = staff;
        this.links = links;
    }

    /** @param execution in the step right after the timer on the wait that the letter is about */
    public void tell(StaffRole role, DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        Enrolment enrolment = enrolments.get(enrolmentId);
        FlowNode step = (FlowNode) execution.getBpmnModelElementInstance();
        BoundaryEvent timer =
                (BoundaryEvent) step.getIncoming().iterator().next().getSource();
        staff.members(role)
                .forEach(member -> outbox.post(correspondence
                        .toStaff(MailTemplate.WAITS_LONG, enrolment.editionId(), member)
                        .milestone(enrolment.reference() + " " + timer.getId())
                        .with("candidate", enrolment.name())
                        .with("reference", enrolment.reference())
                        .with("step", timer.getAttachedTo().getName())
                        .with("link", links.deskEnrolment(enrolment.reference()))));
    }
}
