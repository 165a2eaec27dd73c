package nl.kring.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was invoiced, credited and paid, in euro.
 *
 * @param paid what came in less what was paid back
 * @param writtenOffOn when it was given up to collect the rest
 */
public record Balance(
        UUID invoiceId,
        UUID enrolmentId,
        LocalDate dueOn,
        BigDecimal amount,
        BigDecimal credited,
        BigDecimal paid,
        @Nullable LocalDate writtenOffOn) {

    /** What would have to be paid for nobody to owe anything; below zero when it has to be paid back. */
    BigDecimal owed() {
        return amount.subtract(credited).subtract(paid);
    }

    /** What is still to be paid; below zero when it has to be paid back. */
    public BigDecimal open() {
        return writtenOffOn != null && owed().signum() > 0 ? BigDecimal.ZERO.setScale(2) : owed();
    }

    /** What was invoiced and not credited. */
    public BigDecimal uncredited() {
        return amount.subtract(credited);
    }

    public InvoiceState state(LocalDate today) {
        int owed = owed().signum();
        if (owed < 0) {
            return InvoiceState.TO_REFUND;
        }
        if (owed == 0) {
            return paid.signum() > 0 ? InvoiceState.PAID : InvoiceState.CREDITED;
        }
        if (writtenOffOn != null) {
            return InvoiceState.WRITTEN_OFF;
        }
        return today.isAfter(dueOn) ? InvoiceState.OVERDUE : InvoiceState.OPEN;
    }
}
