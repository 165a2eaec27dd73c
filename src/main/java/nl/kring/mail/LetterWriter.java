package nl.kring.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kring.mail.Wording.Line;
import nl.kring.mail.Wording.Paragraph;
import nl.kring.mail.Wording.Segment;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Turns a template and its values into the letter that goes, text and HTML from the same words. */
@Component
class LetterWriter {

    /** {@code {name}}, or {@code {name:time}} for the time of day alone. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(:time)?}");

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S+");

    private final MessageSource messages;
    private final ITemplateEngine templates;

    LetterWriter(MessageSource messages, ITemplateEngine templates) {
        this.messages = messages;
        this.templates = templates;
    }

    /** The language in which a reader with this locale is written to. */
    static Locale languageOf(Locale locale) {
        return locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("nl");
    }

    /** @throws IllegalArgumentException when the texts ask for a value that is not given */
    RenderedLetter write(MailTemplate template, Recipient to, Map<String, Object> given) {
        return write(template, to, given, Map.of());
    }

    /**
     * @param draft texts in the place of those that hold, by key
     * @throws IllegalArgumentException when the texts ask for a value that is not given
     */
    RenderedLetter write(MailTemplate template, Recipient to, Map<String, Object> given, Map<String, String> draft) {
        Locale language = languageOf(to.locale());
        Map<String, Object> values = new HashMap<>(given);
        values.put("name", to.name());
        values.put("sender", given.getOrDefault("programme", "Kring"));
        Filling filling = new Filling(template, values, new ValueFormat(language));

        UnaryOperator<String> words =
                key -> draft.containsKey(key) ? draft.get(key) : messages.getMessage(key, null, language);
        String prefix = template.messagePrefix();
        String subject = SingleLine.of(filling.fill(words.apply(prefix + ".subject")));
        Wording greeting = filling.wording(words.apply("mail.greeting"));
        Wording body = filling.wording(words.apply(prefix + ".body"));
        Wording closing = filling.wording(words.apply("mail.closing"));
        Wording footer = filling.wording(
                words.apply(template.belongsToProgramme() ? "mail.footer" : "mail.footerWithoutProgramme"));
        Button button =
                template.hasAction() ? new Button(words.apply(prefix + ".action"), filling.fill("{link}")) : null;

        List<String> parts = new ArrayList<>(List.of(greeting.asText(), body.asText()));
        if (button != null) {
            parts.add(button.label() + ":\n" + button.href());
        }
        parts.addAll(List.of(closing.asText(), "-- \n" + footer.asText()));

        Context context = new Context(language);
        context.setVariable("lang", language.getLanguage());
        context.setVariable("subject", subject);
        context.setVariable("sender", filling.fill("{sender}"));
        context.setVariable("greeting", greeting);
        context.setVariable("body", body);
        context.setVariable("button", button);
        context.setVariable("buttonHint", words.apply("mail.buttonHint"));
        context.setVariable("closing", closing);
        context.setVariable(
                "footer", footer.paragraphs().stream().map(Paragraph::asText).toList());
        return new RenderedLetter(
                subject, String.join("\n\n", parts) + "\n", templates.process("mail/letter", context));
    }

    record Button(String label, String href) {}

    private record Filling(MailTemplate template, Map<String, Object> values, ValueFormat format) {

        String fill(String text) {
            return PLACEHOLDER
                    .matcher(text)
                    .replaceAll(match -> Matcher.quoteReplacement(valueOf(match.group(1), match.group(2) != null)));
        }

        Wording wording(String text) {
            List<Paragraph> paragraphs = new ArrayList<>();
            for (String paragraph : text.strip().split("\n{2,}")) {
                if (!hasOnlyEmptyValues(paragraph)) {
                    paragraphs.add(paragraph(paragraph));
                }
            }
            return new Wording(paragraphs);
        }

        private Paragraph paragraph(String text) {
            List<Line> lines = new ArrayList<>();
            for (String line : text.split("\n")) {
                if (!hasOnlyEmptyValues(line)) {
                    fill(line).lines().map(this::line).forEach(lines::add);
                }
            }
            return new Paragraph(lines);
        }

        private boolean hasOnlyEmptyValues(String text) {
            List<String> filled = PLACEHOLDER
                    .matcher(text)
                    .results()
                    .map(match -> valueOf(match.group(1), match.group(2) != null))
                    .toList();
            return !filled.isEmpty() && filled.stream().allMatch(String::isBlank);
        }

        private Line line(String text) {
            List<Segment> segments = new ArrayList<>();
            Matcher address = WEB_ADDRESS.matcher(text);
            int end = 0;
            while (address.find()) {
                if (address.start() > end) {
                    segments.add(new Segment(text.substring(end, address.start()), null));
                }
                segments.add(new Segment(address.group(), address.group()));
                end = address.end();
            }
            if (end < text.length() || segments.isEmpty()) {
                segments.add(new Segment(text.substring(end), null));
            }
            return new Line(segments);
        }

        private String valueOf(String name, boolean timeOfDay) {
            Object value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("Letter " + template + " needs a value for " + name);
            }
            return timeOfDay ? format.formatTimeOfDay(value) : format.format(value);
        }
    }
}
