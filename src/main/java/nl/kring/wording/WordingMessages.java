package nl.kring.wording;

import java.text.MessageFormat;
import java.util.Locale;
import nl.kring.wording.ChangedTexts.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts for everything that speaks to people: what administrators changed, else what was shipped. */
class WordingMessages extends ResourceBundleMessageSource {

    private volatile ChangedTexts changed = ChangedTexts.NONE;

    void use(ChangedTexts now) {
        changed = now;
    }

    ChangedTexts changed() {
        return changed;
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        return changed.find(place(code, locale)).orElseGet(() -> super.resolveCodeWithoutArguments(code, locale));
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        return changed.format(place(code, locale)).orElseGet(() -> super.resolveCode(code, locale));
    }

    private static Place place(String code, Locale locale) {
        return new Place(code, WordingLanguage.of(locale));
    }
}
