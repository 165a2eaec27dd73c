package nl.kring.journey.edition;

import nl.kring.enrolment.Enrolments;
import nl.kring.invoicing.Invoicing;
import nl.kring.journey.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the invoices that waited for the edition to go ahead. */
@Component
class InvoiceParticipants implements JavaDelegate {

    private final Invoicing invoicing;
    private final Enrolments enrolments;

    InvoiceParticipants(Invoicing invoicing, Enrolments enrolments) {
        this.invoicing = invoicing;
        this.enrolments = enrolments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        enrolments
                .participantsOf(Facts.editionId(execution))
                .forEach(participant -> invoicing.invoiceIfDue(participant.id()));
    }
}
