package nl.kring.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTests {

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, NEW_YEAR",
        "2027-03-26, GOOD_FRIDAY",
        "2027-03-29, EASTER",
        "2024-04-01, EASTER",
        "2038-04-25, EASTER",
        "2025-04-26, KINGS_DAY",
        "2027-04-27, KINGS_DAY",
        "2027-05-05, LIBERATION_DAY",
        "2027-05-06, ASCENSION",
        "2027-05-17, PENTECOST",
        "2027-12-26, CHRISTMAS",
        "2027-02-13, WEEKEND",
    })
    void areKnown(LocalDate day, Holidays holiday) {
        assertThat(Holidays.on(day)).contains(holiday);
    }

    @Test
    void areFew() {
        assertThat(Holidays.on(LocalDate.parse("2027-03-30"))).isEmpty();
        assertThat(Holidays.on(LocalDate.parse("2025-04-25"))).isEmpty();
    }
}
