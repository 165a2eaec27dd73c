package nl.kring.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/** Days on which nobody in the Netherlands expects a meeting. */
public enum Holidays {
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER,
    KINGS_DAY,
    LIBERATION_DAY,
    ASCENSION,
    PENTECOST,
    CHRISTMAS,
    WEEKEND;

    private static final MonthDay KINGS_BIRTHDAY = MonthDay.of(4, 27);

    /** Why a day is one of these; empty for any other day. A holiday in a weekend is told as the holiday. */
    public static Optional<Holidays> on(LocalDate day) {
        LocalDate easter = easter(day.getYear());
        LocalDate birthday = KINGS_BIRTHDAY.atYear(day.getYear());
        LocalDate kingsDay = birthday.getDayOfWeek() == DayOfWeek.SUNDAY ? birthday.minusDays(1) : birthday;
        MonthDay date = MonthDay.from(day);
        if (date.equals(MonthDay.of(1, 1))) {
            return Optional.of(NEW_YEAR);
        }
        if (day.equals(easter.minusDays(2))) {
            return Optional.of(GOOD_FRIDAY);
        }
        if (day.equals(easter) || day.equals(easter.plusDays(1))) {
            return Optional.of(EASTER);
        }
        if (day.equals(kingsDay)) {
            return Optional.of(KINGS_DAY);
        }
        if (date.equals(MonthDay.of(5, 5))) {
            return Optional.of(LIBERATION_DAY);
        }
        if (day.equals(easter.plusDays(39))) {
            return Optional.of(ASCENSION);
        }
        if (day.equals(easter.plusDays(49)) || day.equals(easter.plusDays(50))) {
            return Optional.of(PENTECOST);
        }
        if (date.equals(MonthDay.of(12, 25)) || date.equals(MonthDay.of(12, 26))) {
            return Optional.of(CHRISTMAS);
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? Optional.of(WEEKEND) : Optional.empty();
    }

    /** Easter Sunday, by the first full moon of spring in the Gregorian calendar. */
    private static LocalDate easter(int year) {
        int moon = year % 19;
        int century = year / 100;
        int epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * moon + 15) % 30;
        int fullMoon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - moon) / 11));
        int weekday = (year + year / 4 + fullMoon + 2 - century + century / 4) % 7;
        return LocalDate.of(year, 3, 28).plusDays(fullMoon - weekday);
    }
}
