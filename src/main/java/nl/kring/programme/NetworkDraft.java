package nl.kring.programme;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a network that is to become a programme; whatever it does not say is as with the academy.
 *
 * @param closed whether nobody joins after the start
 * @param meetings in a year
 * @param years for how many it is set up
 * @param contribution of the academy in the first year, in euro; null where there is none
 */
public record NetworkDraft(
        LocalizedText title,
        LocalizedText summary,
        LocalizedText description,
        int minimum,
        int maximum,
        BigDecimal fee,
        boolean closed,
        int meetings,
        int years,
        @Nullable BigDecimal contribution) {

    private static final int LONGEST_SLUG = 50;

    /** A name for addresses, from the Dutch title: {@code Samen leiden!} is {@code samen-leiden}. */
    String slug() {
        String plain = Normalizer.normalize(title.nl(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String slug = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG)).replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "netwerk" : slug;
    }
}
