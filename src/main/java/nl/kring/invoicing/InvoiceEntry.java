package nl.kring.invoicing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a credit note in the books.
 *
 * @param balance what is open of an invoice; null for a credit note, which lowers the balance of its invoice
 * @param state of an invoice, today; null for a credit note
 * @param credits the number of the invoice that a credit note credits
 */
public record InvoiceEntry(
        Invoice invoice,
        @Nullable Balance balance,
        @Nullable InvoiceState state,
        @Nullable String credits) {

    /** What is still to be paid, in euro; below zero when it has to be paid back. */
    public BigDecimal open() {
        return balance == null ? BigDecimal.ZERO.setScale(2) : balance.open();
    }

    /** Whether somebody still has to do something about it: pay, collect or pay back. */
    public boolean isOpen() {
        return state == InvoiceState.OPEN || state == InvoiceState.OVERDUE || state == InvoiceState.TO_REFUND;
    }

    public boolean isOverdue() {
        return state == InvoiceState.OVERDUE;
    }
}
