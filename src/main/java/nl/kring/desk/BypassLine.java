package nl.kring.desk;

import java.time.ZonedDateTime;
import nl.kring.enrolment.Bypass;
import nl.kring.enrolment.Enrolment;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff did outside the order.
 *
 * @param who whom it was for; null when for nobody in particular
 * @param was and became: positions or numbers of places, 0 where there is none
 */
record BypassLine(
        Bypass.Kind kind, @Nullable Enrolment who, int was, int became, String reason, String by, ZonedDateTime at) {

    static BypassLine of(Bypass bypass, @Nullable Enrolment who) {
        Integer was = bypass.was();
        Integer became = bypass.became();
        return new BypassLine(
                bypass.kind(),
                who,
                was == null ? 0 : was,
                became == null ? 0 : became,
                bypass.reason(),
                bypass.by(),
                bypass.at());
    }
}
