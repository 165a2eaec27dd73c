package nl.kring.portal;

import java.util.Locale;
import nl.kring.programme.ProgrammeDefinition;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Texts about somebody's way through a programme, in templates and in the reader's language: those of the process that leads
 * people through it where there are any, under the usual key followed by the process, else the usual ones.
 */
@Component("wording")
class ProcessWording {

    private final MessageSource messages;

    ProcessWording(MessageSource messages) {
        this.messages = messages;
    }

    /** @throws org.springframework.context.NoSuchMessageException when there is no usual text either */
    public String of(ProgrammeDefinition definition, String key, Object... arguments) {
        return of(definition.processes().enrolment(), key, arguments);
    }

    /** @param process the id of the one that leads people through the programme */
    public String of(String process, String key, Object... arguments) {
        Locale language = LocaleContextHolder.getLocale();
        String own = messages.getMessage(key + "." + process, arguments, null, language);
        return own == null ? messages.getMessage(key, arguments, language) : own;
    }
}
