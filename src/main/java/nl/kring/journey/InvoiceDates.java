package nl.kring.journey;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import nl.kring.invoicing.Reminding;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates an invoice's process waits for. */
@Component
public class InvoiceDates {

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    private final Reminding reminding;

    InvoiceDates(Reminding reminding) {
        this.reminding = reminding;
    }

    public Date reminderDue(DelegateExecution execution) {
        int sent = (Integer) execution.getVariable(Facts.REMINDERS_SENT);
        return Date.from(reminding.reminderDue(Facts.invoiceId(execution), sent).toInstant());
    }

    public Date callDue(DelegateExecution execution) {
        return Date.from(reminding.callDue(Facts.invoiceId(execution)).toInstant());
    }

    /** The morning after the day on which it would be paid. */
    public Date agreedDayOver(DelegateExecution execution) {
        LocalDate agreed = LocalDate.parse((String) execution.getVariable(Facts.AGREED_DAY));
        return Date.from(
                agreed.plusDays(1).atTime(START_OF_WORK).atZone(AppClock.ZONE).toInstant());
    }
}
