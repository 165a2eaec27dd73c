package nl.kring.cancellation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import nl.kring.programme.Edition;
import nl.kring.programme.ProgrammeDefinition.CancellationRules;

/**
 * What cancelling costs on a day: nothing until the last free day, that day included, then what the programme says.
 *
 * @param freeUntil the last free day, in Europe/Amsterdam
 * @param percentage of the fee
 * @param amount in euro, to the cent
 */
public record CancellationCosts(LocalDate freeUntil, int percentage, BigDecimal amount) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param fee what it costs for whoever cancels
     * @param day in Europe/Amsterdam
     */
    static CancellationCosts of(Edition edition, BigDecimal fee, LocalDate day) {
        LocalDate freeUntil = edition.freeCancellationUntil();
        int percentage = day.isAfter(freeUntil) ? percentage(edition, day) : 0;
        BigDecimal amount = fee.multiply(BigDecimal.valueOf(percentage)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        return new CancellationCosts(freeUntil, percentage, amount);
    }

    private static int percentage(Edition edition, LocalDate day) {
        CancellationRules rules = edition.definition().cancellation();
        LocalDate start = edition.startsAt().toLocalDate();
        return rules.costs().stream()
                .filter(step -> step.untilBefore() == null || !day.isAfter(start.minus(step.untilBefore())))
                .findFirst()
                .orElseThrow()
                .percentage();
    }

    public boolean areDue() {
        return amount.signum() > 0;
    }
}
