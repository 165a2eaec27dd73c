package nl.kring.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money that was paid for an invoice.
 *
 * @param amount in euro; below zero when it was paid back, or set off against another invoice
 * @param note what the bank or staff said about it
 */
public record Payment(UUID id, UUID invoiceId, Kind kind, LocalDate paidOn, BigDecimal amount, String note) {

    public enum Kind {
        RECEIVED,
        REFUNDED,
        /** Moved from a credited invoice to the one that took its place; no money changes hands. */
        SET_OFF
    }

    static Payment of(UUID invoiceId, LocalDate paidOn, BigDecimal amount, String note) {
        Kind kind = amount.signum() < 0 ? Kind.REFUNDED : Kind.RECEIVED;
        return new Payment(UUID.randomUUID(), invoiceId, kind, paidOn, amount, note);
    }

    static Payment setOff(UUID invoiceId, LocalDate on, BigDecimal amount, String against) {
        return new Payment(UUID.randomUUID(), invoiceId, Kind.SET_OFF, on, amount, against);
    }
}
