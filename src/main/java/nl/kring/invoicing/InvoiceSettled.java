package nl.kring.invoicing;

import java.util.UUID;

/**
 * Nothing is to be paid for an invoice any more.
 *
 * @param state {@link InvoiceState#PAID}, or {@link InvoiceState#CREDITED} when all was credited, paid or not
 */
public record InvoiceSettled(UUID invoiceId, InvoiceState state) {}
