package nl.kring.invoicing;

import java.math.BigDecimal;

/** More was to be credited than was invoiced and not credited yet. */
public final class CreditTooHigh extends RuntimeException {

    private final BigDecimal most;

    CreditTooHigh(BigDecimal most) {
        super("At most " + most + " can be credited");
        this.most = most;
    }

    /** In euro. */
    public BigDecimal most() {
        return most;
    }
}
