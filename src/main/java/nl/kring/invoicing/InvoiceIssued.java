package nl.kring.invoicing;

import java.util.UUID;

/** An invoice, not a credit note, was issued and is to be paid. */
public record InvoiceIssued(UUID invoiceId, UUID enrolmentId, UUID editionId) {}
