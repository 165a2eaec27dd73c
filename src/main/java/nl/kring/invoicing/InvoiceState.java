package nl.kring.invoicing;

/** Where an invoice stands. */
public enum InvoiceState {
    OPEN,
    OVERDUE,
    PAID,
    CREDITED,
    /** More was paid than is owed, since a credit note was issued. */
    TO_REFUND,
    WRITTEN_OFF
}
