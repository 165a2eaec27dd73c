package nl.kring.journey.enrolment;

import nl.kring.invoicing.Invoicing;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the invoice of a participant, when the programme has it sent on admission or the edition goes ahead already. */
@Component
class SendInvoice implements JavaDelegate {

    private final Invoicing invoicing;

    SendInvoice(Invoicing invoicing) {
        this.invoicing = invoicing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        invoicing.invoiceIfDue(Facts.enrolmentId(execution));
    }
}
