package nl.kring.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.Period;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class PlainTimesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P0D   | nl | 0 dagen",
                "P1D   | nl | 1 dag",
                "P6W   | nl | 6 weken",
                "P10D  | nl | 10 dagen",
                "P1M   | nl | 1 maand",
                "P1Y2M3D | nl | 1 jaar, 2 maanden en 3 dagen",
                "P1W   | en | 1 week",
                "P2Y1D | en | 2 years and 1 day"
            })
    void periodsAreReadAsTheyAreWritten(Period period, String language, String text) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("definition_messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);

        assertThat(new PlainTimes(messages).text(period, Locale.forLanguageTag(language)))
                .isEqualTo(text);
        assertThat(PlainTimes.period(text)).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "weken", "P6W", "6 uur", "6 weken later", "-2 dagen", "2 weken 3", "1,5 week"})
    void otherPeriodsAreNot(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> PlainTimes.period(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"28 september", "28 September", "28-9", "28/9", "28 sep"})
    void daysOfTheYearAreWrittenInMoreThanOneWay(String text) {
        assertThat(PlainTimes.day(text)).isEqualTo(MonthDay.of(9, 28));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "september", "31 juni", "--09-28", "28 september 2027"})
    void otherDaysAreNot(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> PlainTimes.day(text));
    }
}
