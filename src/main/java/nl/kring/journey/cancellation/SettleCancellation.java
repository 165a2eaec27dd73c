package nl.kring.journey.cancellation;

import java.util.UUID;
import nl.kring.cancellation.Cancellation;
import nl.kring.cancellation.Cancelling;
import nl.kring.invoicing.Invoicing;
import nl.kring.journey.Facts;
import nl.kring.journey.InvoiceReasons;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the enrolment at the costs that were agreed to, and settles them with the invoice. */
@Component
class SettleCancellation implements JavaDelegate {

    private final Cancelling cancelling;
    private final Invoicing invoicing;
    private final InvoiceReasons reasons;

    SettleCancellation(Cancelling cancelling, Invoicing invoicing, InvoiceReasons reasons) {
        this.cancelling = cancelling;
        this.invoicing = invoicing;
        this.reasons = reasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        Cancellation cancellation = cancelling.settle(enrolmentId);
        invoicing.cancel(enrolmentId, cancellation.costs().amount(), reasons.cancelled(enrolmentId));
        execution.setVariable(Facts.COSTS_DUE, cancellation.costs().areDue());
    }
}
