package nl.kring.wording;

import java.util.Locale;

/** A language in which people are spoken to. Whoever prefers another one reads Dutch. */
public enum WordingLanguage {
    NL,
    EN;

    public static WordingLanguage of(Locale locale) {
        return locale.getLanguage().equals("en") ? EN : NL;
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** As ISO 639-1 has it, e.g. {@code nl}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
