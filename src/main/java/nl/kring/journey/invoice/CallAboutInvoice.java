package nl.kring.journey.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import nl.kring.form.Answers;
import nl.kring.invoicing.Balance;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.Invoices;
import nl.kring.invoicing.Payments;
import nl.kring.journey.Facts;
import nl.kring.journey.Refusals;
import nl.kring.journey.TaskAtHand;
import nl.kring.journey.TaskForm;
import org.springframework.stereotype.Component;

/** A coordinator calls about an invoice that stays open after all reminders. */
@Component
class CallAboutInvoice implements TaskForm {

    private final Invoices invoices;
    private final InvoiceBook book;
    private final Payments payments;
    private final Refusals refusals;
    private final Clock clock;

    CallAboutInvoice(Invoices invoices, InvoiceBook book, Payments payments, Refusals refusals, Clock clock) {
        this.invoices = invoices;
        this.book = book;
        this.payments = payments;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> show(TaskAtHand task) {
        Invoice invoice = invoices.get(task.invoiceId());
        Balance balance = book.balance(invoice.id());
        return Map.of(
                "invoiceNumber", invoice.number(),
                "payer", invoice.content().buyer().organisation(),
                "payerEmail", invoice.content().buyer().email(),
                "open", balance.open(),
                "dueOn", invoice.dueOn());
    }

    @Override
    public Set<String> needs(Set<String> asked) {
        return Set.of("outcome", "callNotes", "agreedDay");
    }

    @Override
    public Map<String, Object> submit(TaskAtHand task, Answers answers) {
        if (answers.choice("outcome").equals("WRITE_OFF")) {
            payments.writeOff(task.invoiceId(), answers.text("callNotes"), task.actor());
            return Map.of(Facts.STILL_COLLECTED, false);
        }
        LocalDate agreed = answers.date("agreedDay");
        if (agreed.isBefore(LocalDate.now(clock))) {
            throw refusals.of("agreedDay", "agreedDay");
        }
        return Map.of(Facts.STILL_COLLECTED, true, Facts.AGREED_DAY, agreed.toString());
    }
}
