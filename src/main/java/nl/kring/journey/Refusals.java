package nl.kring.journey;

import nl.kring.form.FormRejected;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Refuses an answer for a rule that the form itself cannot check, in the reader's language. */
@Component
public class Refusals {

    private final MessageSource texts;

    Refusals(MessageSource texts) {
        this.texts = texts;
    }

    /** @param code of the rule; its text is {@code journey.refused.<code>} */
    public FormRejected of(String field, String code, Object... arguments) {
        String message = texts.getMessage("journey.refused." + code, arguments, LocaleContextHolder.getLocale());
        return FormRejected.because(field, code, message);
    }
}
