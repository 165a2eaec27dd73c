package nl.kring.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import nl.kring.programme.Edition;
import nl.kring.programme.ProgrammeDefinition;
import nl.kring.programme.ProgrammeDefinition.CancellationRules;
import nl.kring.programme.ProgrammeDefinition.CostStep;
import nl.kring.time.AppClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancellationCostsTests {

    // The clocks go forward on 28 March 2027 and back on 31 October 2027, within these six weeks.
    @ParameterizedTest(name = "starting on {0}, cancelled on {1}: {2} per cent, {3} euro")
    @CsvSource({
        "2027-04-20, 2027-03-08,   0,    0.00",
        "2027-04-20, 2027-03-09,   0,    0.00",
        "2027-04-20, 2027-03-10,  50, 1125.00",
        "2027-04-20, 2027-04-06,  50, 1125.00",
        "2027-04-20, 2027-04-07, 100, 2250.00",
        "2027-04-20, 2027-06-01, 100, 2250.00",
        "2027-03-29, 2027-02-15,   0,    0.00",
        "2027-03-29, 2027-02-16,  50, 1125.00",
        "2027-11-01, 2027-09-20,   0,    0.00",
        "2027-11-01, 2027-09-21,  50, 1125.00",
        "2027-11-16, 2027-10-05,   0,    0.00",
        "2027-11-16, 2027-10-06,  50, 1125.00",
        "2027-11-16, 2027-11-02,  50, 1125.00",
        "2027-11-16, 2027-11-03, 100, 2250.00",
    })
    void followTheRulesOfTheProgrammeDayByDay(LocalDate start, LocalDate day, int percentage, BigDecimal amount) {
        CancellationCosts costs = CancellationCosts.of(edition(start), new BigDecimal("2250.00"), day);

        assertThat(costs.freeUntil()).isEqualTo(start.minusWeeks(6));
        assertThat(costs.percentage()).isEqualTo(percentage);
        assertThat(costs.amount()).isEqualTo(amount);
        assertThat(costs.areDue()).isEqualTo(percentage > 0);
    }

    @Test
    void areRoundedToTheCent() {
        LocalDate start = LocalDate.parse("2027-04-20");

        assertThat(CancellationCosts.of(edition(start), new BigDecimal("99.99"), start.minusWeeks(3))
                        .amount())
                .isEqualTo(new BigDecimal("50.00"));
    }

    @Test
    void areNotDueWhenNothingIsToBePaid() {
        LocalDate start = LocalDate.parse("2027-04-20");

        assertThat(CancellationCosts.of(edition(start), new BigDecimal("0.00"), start)
                        .areDue())
                .isFalse();
    }

    private static Edition edition(LocalDate start) {
        ProgrammeDefinition definition = mock();
        when(definition.cancellation())
                .thenReturn(new CancellationRules(
                        Period.ofWeeks(6), List.of(new CostStep(Period.ofWeeks(2), 50), new CostStep(null, 100))));
        Edition edition = mock();
        when(edition.definition()).thenReturn(definition);
        when(edition.startsAt()).thenReturn(start.atTime(15, 0).atZone(AppClock.ZONE));
        when(edition.freeCancellationUntil()).thenReturn(start.minusWeeks(6));
        return edition;
    }
}
