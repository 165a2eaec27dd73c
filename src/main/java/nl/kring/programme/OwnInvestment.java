package nl.kring.programme;

import java.math.BigDecimal;

/**
 * What a network itself puts into a year, beside the fees of its participants.
 *
 * @param amount in euro, above zero
 * @param source where it comes from; not blank
 */
public record OwnInvestment(BigDecimal amount, String source) {

    public OwnInvestment {
        if (amount.signum() <= 0 || source.isBlank()) {
            throw new IllegalArgumentException("An investment is an amount above zero with its source");
        }
    }
}
