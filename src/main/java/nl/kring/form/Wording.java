package nl.kring.form;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text for people in Dutch and, where the form has one, in English. */
public record Wording(String nl, @Nullable String en) {

    /** The English text for English readers, Dutch for everybody else and where English is missing. */
    public String in(Locale locale) {
        return en != null && locale.getLanguage().equals("en") ? en : nl;
    }
}
