package nl.kring.mail;

import org.springframework.web.util.HtmlUtils;

/** A letter as it goes: one subject, and the same words once as plain text and once as HTML. */
public record RenderedLetter(String subject, String text, String html) {

    private static final String BLOT = "•••";

    /** The same letter with a link blotted out that is nobody else's business. */
    RenderedLetter without(String link) {
        return new RenderedLetter(
                subject,
                text.replace(link, BLOT),
                html.replace(HtmlUtils.htmlEscape(link), BLOT).replace(link, BLOT));
    }
}
