package nl.kring.journey.initiative;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What kinds of help and purposes of a contribution are called. */
@Component
class SupportWording {

    private final MessageSource texts;

    SupportWording(MessageSource texts) {
        this.texts = texts;
    }

    String help(String kind) {
        return text("journey.help.", kind, LocaleContextHolder.getLocale());
    }

    List<String> help(List<String> kinds, Locale locale) {
        return kinds.stream().map(kind -> text("journey.help.", kind, locale)).toList();
    }

    List<String> purposes(List<String> kinds, Locale locale) {
        return kinds.stream()
                .map(kind -> text("journey.purpose.", kind, locale))
                .toList();
    }

    private String text(String prefix, String kind, Locale locale) {
        return texts.getMessage(prefix + kind, null, locale);
    }
}
