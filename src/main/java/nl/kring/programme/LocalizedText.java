package nl.kring.programme;

import jakarta.validation.constraints.NotBlank;
import java.util.Locale;

/** A text in Dutch and in English. */
public record LocalizedText(@NotBlank String nl, @NotBlank String en) {

    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : nl;
    }

    /** With a value where both texts have {@code {name}}. */
    LocalizedText with(String name, Object value) {
        String place = "{" + name + "}";
        return new LocalizedText(nl.replace(place, value.toString()), en.replace(place, value.toString()));
    }
}
