package nl.kring.form;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The bundle {@code form_messages}: Dutch, and English for English readers. */
final class FormTexts {

    private static final Control NO_SYSTEM_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    FormTexts(Locale locale) {
        this.locale = locale.getLanguage().equals("en") ? Locale.UK : new Locale("nl", "NL");
        this.bundle = ResourceBundle.getBundle("form_messages", this.locale, NO_SYSTEM_LANGUAGE);
    }

    String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
