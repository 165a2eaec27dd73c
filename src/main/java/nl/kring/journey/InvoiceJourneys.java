package nl.kring.journey;

import nl.kring.invoicing.InvoiceIssued;
import nl.kring.invoicing.InvoiceSettled;
import nl.kring.invoicing.Invoices;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Watches over invoices until nothing is to be paid for them, in the transaction in which they were issued or settled. */
@Component
class InvoiceJourneys {

    private final RuntimeService runtime;
    private final Invoices invoices;

    InvoiceJourneys(RuntimeService runtime, Invoices invoices) {
        this.runtime = runtime;
        this.invoices = invoices;
    }

    @EventListener
    void start(InvoiceIssued issued) {
        runtime.startProcessInstanceByKey(
                Models.INVOICE,
                invoices.get(issued.invoiceId()).number(),
                Facts.aboutInvoice(issued.invoiceId(), issued.enrolmentId(), issued.editionId()));
    }

    /** Whoever wrote the invoice off before is not waited for any more. */
    @EventListener
    void end(InvoiceSettled settled) {
        runtime.createMessageCorrelation(Models.INVOICE_SETTLED)
                .processInstanceVariableEquals(
                        Facts.INVOICE_ID, settled.invoiceId().toString())
                .setVariable(Facts.INVOICE_OUTCOME, settled.state().name())
                .correlateAll();
    }
}
