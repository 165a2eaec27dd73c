package nl.kring.invoicing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.kring.enrolment.Enrolments;
import nl.kring.programme.Editions;
import nl.kring.programme.ProgrammeDefinition.InvoicingRules;
import nl.kring.time.AppClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for what is overdue, when and as often as the programme says. All moments are in Europe/Amsterdam. */
@Service
@Transactional
public class Reminding {

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    private final Invoices invoices;
    private final Ledger ledger;
    private final InvoiceLetters letters;
    private final Enrolments enrolments;
    private final Editions editions;

    Reminding(Invoices invoices, Ledger ledger, InvoiceLetters letters, Enrolments enrolments, Editions editions) {
        this.invoices = invoices;
        this.ledger = ledger;
        this.letters = letters;
        this.enrolments = enrolments;
        this.editions = editions;
    }

    /**
     * When a reminder is due, at nine in the morning.
     *
     * @param sent how many went before
     */
    @Transactional(readOnly = true)
    public ZonedDateTime reminderDue(UUID invoiceId, int sent) {
        Invoice invoice = invoices.get(invoiceId);
        return morning(invoice.dueOn().plus(remindersOf(invoice).get(sent)));
    }

    /** When somebody calls about the invoice, at nine in the morning. */
    @Transactional(readOnly = true)
    public ZonedDateTime callDue(UUID invoiceId) {
        Invoice invoice = invoices.get(invoiceId);
        return morning(invoice.dueOn().plus(rulesOf(invoice).callAfter()));
    }

    /**
     * Sends a reminder; nothing when there is nothing to pay any more.
     *
     * @param sent how many went before
     * @return whether another one follows
     */
    public boolean remind(UUID invoiceId, int sent) {
        Invoice invoice = invoices.get(invoiceId);
        Balance balance = ledger.hold(invoiceId);
        boolean last = sent + 1 >= remindersOf(invoice).size();
        if (balance.open().signum() > 0) {
            letters.remind(invoice, enrolments.get(invoice.enrolmentId()), balance.open(), sent + 1, last);
        }
        return !last;
    }

    private List<Period> remindersOf(Invoice invoice) {
        return rulesOf(invoice).reminders();
    }

    private InvoicingRules rulesOf(Invoice invoice) {
        return editions.get(invoice.editionId()).definition().invoicing();
    }

    private static ZonedDateTime morning(LocalDate day) {
        return day.atTime(START_OF_WORK).atZone(AppClock.ZONE);
    }
}
