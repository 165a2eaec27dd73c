package nl.kring.journey.cancellation;

import java.util.Objects;
import java.util.UUID;
import nl.kring.cancellation.Cancellation;
import nl.kring.cancellation.Cancelling;
import nl.kring.invoicing.Invoicing;
import nl.kring.journey.Facts;
import nl.kring.journey.InvoiceReasons;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A colleague took over: the enrolment ends without costs, the invoice goes over. */
@Component
class CompleteReplacement implements JavaDelegate {

    private final Cancelling cancelling;
    private final Invoicing invoicing;
    private final InvoiceReasons reasons;

    CompleteReplacement(Cancelling cancelling, Invoicing invoicing, InvoiceReasons reasons) {
        this.cancelling = cancelling;
        this.invoicing = invoicing;
        this.reasons = reasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID enrolmentId = Facts.enrolmentId(execution);
        Cancellation cancellation = cancelling.settleReplaced(enrolmentId);
        invoicing.transfer(
                enrolmentId, Objects.requireNonNull(cancellation.replacementId()), reasons.replaced(enrolmentId));
    }
}
