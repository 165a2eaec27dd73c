package nl.kring.invoicing;

import java.math.BigDecimal;

/** A payment cannot be entered. */
public final class PaymentRefused extends RuntimeException {

    public enum Reason {
        /** More than is open, or than is to be paid back. */
        TOO_MUCH,
        NOTHING_OPEN,
        IN_THE_FUTURE,
        /** Somebody entered a payment since the page was made. */
        CHANGED_MEANWHILE
    }

    private final Reason reason;
    private final BigDecimal open;

    PaymentRefused(Reason reason, BigDecimal open) {
        super(reason + ": " + open + " is open");
        this.reason = reason;
        this.open = open;
    }

    public Reason reason() {
        return reason;
    }

    /** In euro, always above zero when something is open or to be paid back. */
    public BigDecimal open() {
        return open;
    }
}
