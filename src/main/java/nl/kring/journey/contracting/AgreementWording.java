package nl.kring.journey.contracting;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import nl.kring.contracting.Agreement;
import nl.kring.contracting.SetUp;
import nl.kring.contracting.SetUp.AgreedMeeting;
import nl.kring.form.Markdown;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A version of the agreement, written out for those who confirm it. */
@Component
class AgreementWording {

    private final Editions editions;
    private final MessageSource texts;

    AgreementWording(Editions editions, MessageSource texts) {
        this.editions = editions;
        this.texts = texts;
    }

    Markdown of(Agreement agreement, Locale locale) {
        SetUp setUp = agreement.setUp();
        StringBuilder text = new StringBuilder();
        part(text, "themes", setUp.themes(), locale);
        part(text, "workingForm", setUp.workingForm(), locale);
        part(text, "workingAgreements", setUp.workingAgreements(), locale);
        heading(text, "meetings", locale);
        Edition edition = editions.get(agreement.editionId());
        for (AgreedMeeting meeting : setUp.meetings()) {
            String title = edition.meetings().get(meeting.number()).title().in(locale);
            text.append("- ")
                    .append(Markdown.literal(title + ": " + when(meeting, locale) + ", " + meeting.place()))
                    .append('\n');
        }
        return new Markdown(text.toString());
    }

    private void part(StringBuilder text, String key, String content, Locale locale) {
        heading(text, key, locale);
        text.append(Markdown.literal(content)).append("\n\n");
    }

    private void heading(StringBuilder text, String key, Locale locale) {
        text.append("# ")
                .append(texts.getMessage("journey.agreement." + key, null, locale))
                .append("\n\n");
    }

    private static String when(AgreedMeeting meeting, Locale locale) {
        DateTimeFormatter date =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm");
        return meeting.startsAt().format(date) + ", " + meeting.startsAt().format(time) + "-"
                + meeting.endsAt().format(time);
    }
}
