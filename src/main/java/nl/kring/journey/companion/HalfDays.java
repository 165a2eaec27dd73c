package nl.kring.journey.companion;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.kring.companion.HalfDay;
import nl.kring.form.Option;
import nl.kring.form.Wording;
import org.springframework.stereotype.Component;

/** Half-days in words. */
@Component
class HalfDays {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    List<Option> asOptions(List<HalfDay> halfDays) {
        return halfDays.stream()
                .map(halfDay -> new Option(
                        halfDay.id().toString(),
                        new Wording(
                                inWords(halfDay.startsAt(), halfDay.endsAt(), DUTCH),
                                inWords(halfDay.startsAt(), halfDay.endsAt(), Locale.UK))))
                .toList();
    }

    /** In the staff's language. */
    String inWords(HalfDay halfDay) {
        return inWords(halfDay.startsAt(), halfDay.endsAt(), DUTCH);
    }

    String inWords(ZonedDateTime from, ZonedDateTime to, Locale locale) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM", locale).format(from) + ", " + TIME.format(from) + "–"
                + TIME.format(to);
    }
}
